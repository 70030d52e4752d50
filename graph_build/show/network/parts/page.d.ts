// What the scripts of the page read as JSON. Written from records.py by `make page-types`; not to be edited.

/** How many documents of a year were read, are only named in those, or stand in a table of plans. */
interface PageYear {
  year: string;
  read: number;
  named: number;
  plans: number;
}

/** A date as it is written, which one it is, and the first and the last day that it allows. */
interface DocumentDate {
  text: string;
  how: string;
  first: string;
  last: string;
}

/** A grid of the map; without columns it is a list of those that stand in no grid. */
interface PageRegion {
  name: string;
  columns: number;
  states: PageState[];
}

/** A square of the map: ``numbers`` are commitments borne, plans named, plans read, votes.

    The graph knows none without ``id``.
     */
interface PageState {
  code: string;
  name: string;
  id: string;
  row: number;
  column: number;
  numbers: [number, number, number, number];
}

/** National plans by state and generation; their values name aspects and sentences by number.

    ``definition`` is what the ontology calls a national action plan.
     */
interface PagePlans {
  aspects: string[];
  plans: [string, string, string, boolean, [number, string, number[]][], [number, number][], number][];
  said: [string, string, number, string, string, string, string][];
  documents: string[];
  definition: string;
}

/** An entry of the legend. */
interface PageKind {
  key: string;
  label: string;
  color: string;
  path: string;
}

/** A thing as vis-network takes it; one that a click brings in has no place yet.

    The page keeps in ``home`` the place of one that it moves, and in ``near`` what it was opened by.
     */
interface PageNode {
  id: string;
  label: string;
  kind: string;
  size: number;
  first: boolean;
  group: number;
  x?: number;
  y?: number;
}

/** A line about a thing or a commitment; ``address`` where it leads somewhere. */
interface PageDetail {
  label: string;
  value: string;
  address?: string;
}

/** A date or figure, with the numbers of its quotes. */
interface PageFact {
  predicate: string;
  value: string;
  quotes: number[];
  notes: string[];
}

/** A thing; ``light`` where a click fetches more of it, ``date`` where it is a document that has one. */
interface PageThing {
  id: string;
  address: string;
  name: string;
  kind: string;
  className: string;
  type: string;
  aliases: string[];
  mentions: number;
  details: PageDetail[];
  facts: PageFact[];
  spans: ([string | null, string | null])[];
  date?: DocumentDate;
  light?: boolean;
}

/** A statement that an inferred relation follows from; ``verb`` are its words where they are not its predicate's. */
interface PagePremise {
  subject: string;
  predicate: string;
  object: string;
  verb?: string;
}

/** Why a relation is inferred. */
interface PageReason {
  rule: string;
  words: string;
  premises: PagePremise[];
}

/** A relation, with a reason exactly when it is inferred; ``bend`` keeps those between the same two things apart.

    ``verb`` and ``turned`` are its words from either end where they are not those of its predicate.
     */
interface PageRelation {
  subject: string;
  predicate: string;
  object: string;
  quotes: number[];
  notes: string[];
  spans: ([string | null, string | null])[];
  said: [string, string, string, number[]][];
  reason?: PageReason;
  bend?: number;
  verb?: string;
  turned?: string;
}

/** One whom a commitment names: a thing, which is empty where none is known, and the words for it. */
interface PageParty {
  thing: string;
  words: string;
}

/** A commitment with everyone whom its words name. */
interface PageCommitment {
  id: string;
  bearers: PageParty[];
  addressees: PageParty[];
  beneficiaries: PageParty[];
  document: string;
  themes: string[];
  strength: string;
  details: PageDetail[];
  spans: ([string | null, string | null])[];
  quotes: number[];
}

/** A contradiction between sources; a relation is named by its three parts with spaces between.

    ``extends`` where one source only goes on from the other.
     */
interface PageDisagreement {
  comment: string;
  kind: string;
  things: string[];
  relations: string[];
  commitments: string[];
  quotes: number[];
  extends: boolean;
}

/** Things of the first view that hang together around a hub; ``words`` is what most of them have with it. */
interface PageGroup {
  hub: string;
  members: string[];
  words: string;
}

/** A theme and the pillars that it belongs to. */
interface PageTheme {
  id: string;
  pillars: string[];
}

/** How much the graph holds, by the one definition of all places that count. */
interface PageCounts {
  documents: number;
  things: number;
  statements: number;
  commitments: number;
  contradictions: number;
  inferred: number;
}

/** A document, year or bearer, and its commitments by strength in the order of the overview's ``strengths``.

    ``date`` is that of a document.
     */
interface PageBar {
  id: string;
  label: string;
  year: string;
  numbers: number[];
  date?: DocumentDate;
}

/** A commitment with a date or a rhythm; ``told`` where a source reports of it.

    ``due`` is the date as written and ``latest`` the last day that it allows, both empty where only ``every`` is said.
     */
interface PageDue {
  id: string;
  due: string;
  latest: string;
  every: string;
  bearers: string[];
  action: string;
  document: string;
  strength: string;
  told: boolean;
}

/** How many states voted for and against a document, and abstained. */
interface PageVote {
  id: string;
  label: string;
  inFavour: number;
  against: number;
  abstained: number;
}

/** A document that was ``added``, ``replaced`` or ``withdrawn`` since the earlier build. */
interface PageChange {
  how: string;
  id: string;
  title: string;
}

/** What came and went since the earlier build: documents, and how many statements and commitments. */
interface PageSince {
  documents: PageChange[];
  statements: [number, number];
  commitments: [number, number];
}

/** The figures that a reader sees first, and of how many each is; ``since`` where an earlier build is known.

    ``due_days`` counts those that are due once by their last day: only a reader's day tells past from to come.
    ``worded`` tell when in words alone, "within three months": these stand in place of their date.
    ``again`` are documents that are only named with the one read that each of them is: they count once.
    ``wordings`` say of how many documents the words are not the original's, by whose they are.
     */
interface PageOverview {
  counts: PageCounts;
  strengths: string[];
  documents: PageBar[];
  years: PageBar[];
  bearers: PageBar[];
  bearersInAll: number;
  unborne: number;
  due: PageDue[];
  dueDays: [string, number][];
  recurringInAll: number;
  worded: PageDue[];
  wordedInAll: number;
  votes: PageVote[];
  regions: PageRegion[];
  dated: PageYear[];
  again: [string, string][];
  wordings: Record<string, number>;
  since?: PageSince;
}

/** A paragraph in which something was read, with its whole text where that is at hand, each piece at its offset.

    ``wording`` says whose words they are where they are not the original's.
     */
interface PagePlace {
  document: string;
  paragraph: string;
  heading: string;
  address: string;
  provision: string;
  wording: string;
  text?: [number, string][];
}

/** Words of a text, the number of the place where they stand, and the words around them. */
interface PageQuote {
  place: number;
  exact: string;
  prefix: string;
  suffix: string;
  rule: string;
  evidence: string;
  before: string;
  after: string;
  pages?: string;
}

/** All that the page holds; ``service`` and ``homes`` where a server answers it.

    ``left_out`` are documents whose own statements are not shown: the queries of a view leave them out too. ``named``
    is where texts name each thing, ``parts`` the headings of the parts that things play in commitments, ``from_a_name``
    the rules that read a name, ``enclosing`` which body is part of which as a page outside tells it, and that page.
     */
interface Page {
  kinds: PageKind[];
  things: PageThing[];
  dated: PageThing[];
  relations: PageRelation[];
  commitments: PageCommitment[];
  disagreements: PageDisagreement[];
  groups: PageGroup[];
  titles: Record<string, string>;
  predicates: Record<string, string>;
  incoming: Record<string, string>;
  themes: PageTheme[];
  inGraph: number;
  places: PagePlace[];
  quotes: PageQuote[];
  prefixes: Record<string, string>;
  leftOut: string[];
  named: Record<string, [number, number[], string[]][]>;
  parts: Record<string, string>;
  fromAName: string[];
  enclosing: [string, string, string][];
  overview?: PageOverview;
  plans?: PagePlans;
  service?: string;
  homes?: [string, string][];
}

/** What a click brings in; ``about`` and what is left only where it is about a thing.

    ``parts`` says in how many commitments of the graph a thing plays each part, ``naming`` which documents name it how
    often.
     */
interface PageFragment {
  things: PageThing[];
  relations: PageRelation[];
  commitments: PageCommitment[];
  titles: Record<string, string>;
  predicates: Record<string, string>;
  incoming: Record<string, string>;
  themes: PageTheme[];
  places: PagePlace[];
  quotes: PageQuote[];
  nodes: PageNode[];
  named: Record<string, [number, number[], string[]][]>;
  about?: string;
  left?: number;
  next?: number;
  parts?: Record<string, number>;
  naming?: [string, number][];
}

/** A thing that a search found, with the name of it that fits. */
interface PageHit {
  id: string;
  name: string;
  fits: string;
  kind: string;
}
