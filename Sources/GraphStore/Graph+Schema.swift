import GRDB

extension Graph {
  /// What marks a file as ours: "Ente".
  static let applicationID = 0x456E_7465

  /// The versions of the file, oldest first; one that is published never changes.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      try db.execute(sql: version1)
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    }
    return migrator
  }

  /// Offsets are UTF-8 bytes. Texts are blobs, so that they come back byte for
  /// byte. Within a document, claims are numbered in an order that depends on
  /// nothing but what they say.
  private static let version1 = """
    CREATE TABLE meta (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE file (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL UNIQUE,
      digest TEXT NOT NULL,
      fingerprint TEXT NOT NULL,
      status TEXT NOT NULL
    ) STRICT;

    CREATE TABLE finding (
      file INTEGER NOT NULL REFERENCES file(id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      status TEXT NOT NULL,
      place TEXT NOT NULL,
      reason TEXT NOT NULL,
      PRIMARY KEY (file, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE entity (
      id INTEGER PRIMARY KEY,
      type TEXT NOT NULL,
      key TEXT NOT NULL,
      name TEXT NOT NULL,
      UNIQUE (type, key)
    ) STRICT;

    CREATE TABLE document (
      id INTEGER PRIMARY KEY,
      file INTEGER NOT NULL REFERENCES file(id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      entity INTEGER NOT NULL REFERENCES entity(id),
      key TEXT NOT NULL UNIQUE,
      own_key TEXT NOT NULL,
      source TEXT NOT NULL,
      title TEXT,
      date TEXT,
      citation TEXT,
      language TEXT,
      is_verbatim INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      text BLOB NOT NULL
    ) STRICT;
    CREATE INDEX document_by_file ON document(file);
    CREATE INDEX document_by_entity ON document(entity);
    CREATE INDEX document_by_own_key ON document(own_key);

    CREATE TABLE naming (
      document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      entity INTEGER NOT NULL REFERENCES entity(id),
      name TEXT NOT NULL,
      reasons TEXT NOT NULL,
      PRIMARY KEY (document, entity, name)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX naming_by_entity ON naming(entity, name);

    CREATE TABLE mention (
      document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      start_byte INTEGER NOT NULL,
      end_byte INTEGER NOT NULL,
      entity INTEGER NOT NULL REFERENCES entity(id),
      kind TEXT NOT NULL,
      PRIMARY KEY (document, start_byte, end_byte, entity),
      CHECK (0 <= start_byte AND start_byte <= end_byte)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX mention_by_entity ON mention(entity);

    CREATE TABLE alias (
      document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      entity INTEGER NOT NULL REFERENCES entity(id),
      text TEXT NOT NULL,
      folded TEXT NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (document, entity, text)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX alias_by_entity ON alias(entity);
    CREATE INDEX alias_by_folded ON alias(folded);

    CREATE TABLE claim (
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      relation TEXT NOT NULL,
      from_entity INTEGER NOT NULL REFERENCES entity(id),
      to_entity INTEGER NOT NULL REFERENCES entity(id),
      polarity TEXT NOT NULL,
      modality TEXT NOT NULL,
      date TEXT,
      attributes TEXT NOT NULL,
      rule TEXT NOT NULL,
      confidence REAL NOT NULL
    ) STRICT;
    CREATE INDEX claim_by_document ON claim(document);
    CREATE INDEX claim_by_relation ON claim(relation);
    CREATE INDEX claim_by_from ON claim(from_entity);
    CREATE INDEX claim_by_to ON claim(to_entity);

    CREATE TABLE claim_speaker (
      claim INTEGER NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      entity INTEGER NOT NULL REFERENCES entity(id),
      PRIMARY KEY (claim, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX claim_speaker_by_entity ON claim_speaker(entity);

    CREATE TABLE evidence (
      claim INTEGER NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
      start_byte INTEGER NOT NULL,
      end_byte INTEGER NOT NULL,
      quotation TEXT NOT NULL,
      PRIMARY KEY (claim, start_byte, end_byte),
      CHECK (0 <= start_byte AND start_byte <= end_byte)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE refusal (
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      relation TEXT NOT NULL,
      from_name TEXT NOT NULL,
      to_name TEXT NOT NULL,
      reason TEXT NOT NULL
    ) STRICT;
    CREATE INDEX refusal_by_document ON refusal(document);

    CREATE TABLE unresolved (
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      start_byte INTEGER NOT NULL,
      end_byte INTEGER NOT NULL,
      text TEXT NOT NULL,
      reason TEXT NOT NULL,
      CHECK (0 <= start_byte AND start_byte <= end_byte)
    ) STRICT;
    CREATE INDEX unresolved_by_document ON unresolved(document);

    CREATE VIRTUAL TABLE passage USING fts5(
      text, content='document', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
    CREATE TRIGGER document_added AFTER INSERT ON document BEGIN
      INSERT INTO passage (rowid, text) VALUES (new.id, new.text);
    END;
    CREATE TRIGGER document_removed AFTER DELETE ON document BEGIN
      INSERT INTO passage (passage, rowid, text) VALUES ('delete', old.id, old.text);
    END;
    """
}
