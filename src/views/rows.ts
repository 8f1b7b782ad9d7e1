/** One row of a list to choose from, and what choosing it means. */
export interface Row<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** Shown whatever the list is filtered by. */
  readonly alwaysShow?: boolean;
  readonly value: T;
}

/** Rows that belong together, below a title where they have one. A group without rows is left out. */
export interface RowGroup<T> {
  readonly title?: string;
  readonly rows: readonly Row<T>[];
}
