import Documents
import GRDB

/// Values of a file that may be damaged: whatever is not what was stored throws.
extension Row {
  func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ column: Int) throws
    -> Value
  {
    try decode(Value.self, atIndex: column)
  }

  /// The case of an enumeration that is named in a column.
  func named<Case: RawRepresentable<String>>(_ column: Int) throws -> Case {
    guard let named = Case(rawValue: try value(column)) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a word is not of the vocabulary")
    }
    return named
  }

  /// The span whose offsets stand in two columns, one after the other.
  func span(at column: Int) throws -> Span {
    let (start, end): (Int, Int) = try (value(column), value(column + 1))
    guard 0 <= start, start <= end else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a passage ends before it starts")
    }
    return Span(start, end)
  }
}
