import Documents
import Foundation
import GRDB
import Ontology

extension Graph {
  /// Writes the whole graph as JSON, one object a line.
  ///
  /// The same records give the same bytes, whatever the order in which they were
  /// stored. Offsets count Unicode code points; ids are `Type:key`, and never
  /// those of the file. A document's text is given where its file is not plain
  /// text, so that the offsets can be counted.
  ///
  /// - Parameter write: gets the text in pieces, in order.
  public func export(includingTexts: Bool = false, to write: (String) throws -> Void)
    throws(GraphError)
  {
    try reading { db in
      try checkTypes(db)
      try withoutActuallyEscaping(write) { write in
        try GraphExport(db, schema: schema, includesTexts: includingTexts, write: write).run()
      }
    }
  }

  /// The whole graph as JSON, as ``export(includingTexts:to:)`` writes it.
  public func exported(includingTexts: Bool = false) throws(GraphError) -> Data {
    var data = Data()
    try export(includingTexts: includingTexts) { data.append(contentsOf: $0.utf8) }
    return data
  }
}
