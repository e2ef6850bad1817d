#pragma once
// Reading a PNG in memory by libpng's simplified interface.
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <png.h>

// The pixels of a PNG on white, three bytes each, row by row; NULL where it cannot be read or
// has more than 100 million. To be freed by entente_free.
static inline uint8_t *entente_png_pixels(
  const void *bytes, size_t count, uint32_t *width, uint32_t *height
) {
  png_image image;
  memset(&image, 0, sizeof image);
  image.version = PNG_IMAGE_VERSION;
  if (!bytes || !png_image_begin_read_from_memory(&image, bytes, count)) return NULL;
  image.format = PNG_FORMAT_RGB;
  if ((uint64_t)image.width * image.height > 100000000) {
    png_image_free(&image);
    return NULL;
  }
  uint8_t *pixels = malloc(PNG_IMAGE_SIZE(image));
  png_color white = {255, 255, 255};
  if (!pixels || !png_image_finish_read(&image, &white, pixels, 0, NULL)) {
    free(pixels);
    png_image_free(&image);
    return NULL;
  }
  *width = image.width;
  *height = image.height;
  return pixels;
}

static inline void entente_free(void *memory) { free(memory); }
