import Entente

/// The models inside the program.
let standardModels = try! Models.standard()
