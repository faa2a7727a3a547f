-- The statement table. Entities and releases are numbered, so that names stand in one place and joins are fast;
-- the view `statements` puts it together again, one row a position. A row of `positions` is numbered within its
-- release by the identifier of its statement, which is also the order of rows on one date.

CREATE TABLE state (format VARCHAR, mark VARCHAR, in_file_order BOOLEAN);

CREATE TABLE entities (
    id INTEGER, iri VARCHAR, name VARCHAR, person BOOLEAN, coalition BOOLEAN, policy_kind VARCHAR
);
CREATE TABLE broader (concept INTEGER, broader INTEGER);

CREATE TABLE releases (
    id INTEGER, graph VARCHAR, iri VARCHAR, label VARCHAR, date DATE, issuers VARCHAR[]  -- as `issuing` has them
);
CREATE TABLE issuers (release INTEGER, issuer INTEGER);
CREATE TABLE also (release INTEGER, original VARCHAR, issuer INTEGER);  -- a near-duplicate, and of what
CREATE VIEW issuing AS
SELECT release, issuer FROM issuers
UNION SELECT releases.id, issuer FROM also JOIN releases ON releases.iri = also.original;

CREATE TABLE positions (
    release INTEGER, date DATE, number INTEGER, said INTEGER,
    position VARCHAR, statement VARCHAR,
    holder INTEGER, behalf INTEGER, policy INTEGER,
    polarity VARCHAR, mode VARCHAR, confidence DOUBLE, rule VARCHAR, decided BOOLEAN, words VARCHAR
);
CREATE TABLE demands (
    release INTEGER, date DATE, number INTEGER, said INTEGER,
    demand VARCHAR, statement VARCHAR,
    holder INTEGER, behalf INTEGER, addressee INTEGER, policy INTEGER,
    action VARCHAR, mode VARCHAR, confidence DOUBLE, rule VARCHAR, decided BOOLEAN, words VARCHAR
);
CREATE TABLE ties (
    release INTEGER, tie VARCHAR, organization INTEGER, coalition INTEGER, relation VARCHAR, words VARCHAR
);

-- The actor is the holder, or the organisation spoken for where the release does not name the speaker. The
-- organisation is the one spoken for, else the holder where that is one.
CREATE VIEW statements AS
SELECT p.position, p.statement,
       actor.iri AS actor, coalesce(actor.name, actor.iri) AS actor_label,
       CASE WHEN actor.person THEN 'person' ELSE 'organization' END AS actor_kind,
       body.iri AS organization, coalesce(body.name, body.iri) AS organization_label,
       policy.iri AS policy, coalesce(policy.name, policy.iri) AS policy_label, policy.policy_kind,
       p.polarity, p.date, r.iri AS release, r.label AS release_label,
       r.issuers,
       p.mode, p.confidence, p.rule, p.decided, p.words
FROM positions p
JOIN releases r ON r.id = p.release
JOIN entities policy ON policy.id = p.policy
LEFT JOIN entities holder ON holder.id = p.holder
LEFT JOIN entities actor ON actor.id = coalesce(p.holder, p.behalf)
LEFT JOIN entities body ON body.id = coalesce(p.behalf, CASE WHEN NOT holder.person THEN p.holder END);
