-- Of which state of the store this is: the mark of its change log.
CREATE TABLE state (mark TEXT NOT NULL);
CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  iri TEXT NOT NULL,
  graph TEXT,
  sort TEXT NOT NULL,
  date TEXT,
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (kind, iri)
);
CREATE INDEX entry_order ON entry (kind, sort, iri);
CREATE INDEX entry_graph ON entry (graph);
CREATE INDEX entry_iri ON entry (iri);
CREATE TABLE link (
  entry INTEGER NOT NULL REFERENCES entry ON DELETE CASCADE,
  role TEXT NOT NULL,
  target TEXT NOT NULL,
  PRIMARY KEY (target, role, entry)
) WITHOUT ROWID;
CREATE INDEX link_entry ON link (entry);
-- Words are found whatever their case and accents.
CREATE VIRTUAL TABLE found USING fts5 (name, words, tokenize = 'unicode61 remove_diacritics 2');
CREATE TRIGGER entry_gone AFTER DELETE ON entry BEGIN
  DELETE FROM found WHERE rowid = old.id;
END;
