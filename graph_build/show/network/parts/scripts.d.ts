// What the scripts put beside the records: marks of their own, vis-network, and elements with whatever the page sets.

/** A relation with its place among the relations, and the documents it rests on once they were asked for. */
interface Relation extends PageRelation {
  index: number;
  sources?: string[];
  /** The page outside that tells it, of what no document says. */
  outside?: string;
}

/** What the page adds to a node that was opened: its own place, and what opened it. */
interface PageNode {
  home?: { x?: number, y?: number };
  near?: string;
}

/** A quote as the page uses it: with all that its place says. */
interface PageQuote extends PagePlace {}

/** What words ask for that are no name: in words, and what opens it; where nothing does, the words alone are said. */
interface Door {
  words: string;
  open: (() => unknown) | null;
}

/** What the search box offers: a thing under the name that fits, a commitment, a sentence, or all that was found. */
interface Offer {
  id?: string;
  name?: string;
  served?: PageHit;
  commitment?: PageCommitment;
  sentence?: number;
  all?: string;
  door?: Door;
  held?: { relation: Relation, when: string, quotes: number[], isTold: boolean };
  wording?: string;
  state?: PageState;
}

/** A line of the picture: the relation that it stands for, its ends, and how much it bends. */
interface Edge {
  id: number;
  from: string;
  to: string;
  inferred: boolean;
  bend?: number;
}

/** What a view shows and may be taken away. */
interface Taken {
  relations?: Relation[];
  commitments?: PageCommitment[];
  things?: PageThing[];
  disagreements?: PageDisagreement[];
  dates?: any[];
  plans?: any[];
}

/** An entry of the legend with its symbol, ready to be drawn. */
interface Kind extends PageKind {
  shape: Path2D;
}

declare const vis: any;
interface EventTarget {
  [name: string]: any;
}

/** A column of a list: its heading, what it sorts by, what it writes, and whether the largest number comes first. */
interface Column<Row> {
  label: string;
  sort: (row: Row) => string | number;
  write: (row: Row) => HTMLElement;
  largestFirst: boolean;
}

/** A list: how its rows are counted, the rows, further words to filter by, and its columns. */
interface List<Row> {
  unit: string[];
  rows: () => Row[];
  extra: (row: Row) => string[];
  columns: Column<Row>[];
}
