/// Families whose names come before the given name, in usual romanisations: Chinese,
/// Korean and Vietnamese.
public enum FamilyNames {
  /// In lower case.
  public static let first: Set<String> = [
    "kim", "ri", "li", "lee", "pak", "park", "choe", "choi", "yi", "rhee", "chang", "chung",
    "jung", "han", "nam", "ho", "chou", "zhou", "mao", "liu", "deng", "teng", "chen", "ch'en",
    "wang", "hu", "peng", "p'eng", "lin", "zhu", "chu", "yeh", "ye", "hsu", "xu", "yang", "wu",
    "chiang", "soong", "koo", "tsiang", "huang", "chiao", "qiao", "ngo", "nguyen", "tran", "pham",
    "le", "vo", "truong", "hoang", "phan", "bui", "duong", "dang", "do", "dong", "xuan", "hao",
    "u", "shen", "chi", "ji", "keng", "geng", "tung", "kang", "k'ang", "po", "bo", "chin",
    "ch'iao", "an", "paek", "yun", "yim", "im", "o", "so", "song", "sin", "hwang", "gu", "luo",
    "lo", "tan", "wei", "wen", "xi", "jiang", "zhang", "zhao", "yu", "sun",
  ]

  /// Those that are English words too, and need more to go by.
  static let words: Set<String> = [
    "an", "do", "so", "le", "o", "u", "im", "ho", "chin", "tan", "po", "sin", "song", "sun", "yi",
    "lo",
    "park", "lee", "chi",
  ]
}
