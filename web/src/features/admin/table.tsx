// A table: heads that sort, rows one walks through with the arrow keys, and on a narrow screen a card for each row.
import type { ComponentChildren, JSX } from "preact";
import { useRoving } from "../../ui/focus";
import { Icon } from "../../ui/icon";
import styles from "./table.module.css";
import { w } from "./words";

export interface Column<Row> {
  readonly name: string;
  readonly title: string;
  readonly sort?: string; // the server's name of the order
  readonly right?: boolean;
  readonly wide?: boolean;
  readonly show: (row: Row) => ComponentChildren;
}
export interface Order {
  readonly by: string;
  readonly descending: boolean;
}
interface Selecting<Row> {
  readonly held: ReadonlySet<string>;
  readonly name: (row: Row) => string;
  readonly set: (held: ReadonlySet<string>) => void;
  readonly may: (row: Row) => boolean;
}
interface TableProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  id: (row: Row) => string;
  order?: Order;
  onOrder?: (order: Order) => void;
  select?: Selecting<Row>;
}

// The roles are said again because the cards of a narrow screen are no table to the browser's eye.
export function Table<Row>({ label, columns, rows, id, order, onOrder, select }: TableProps<Row>): JSX.Element {
  const roving = useRoving<HTMLTableSectionElement>();
  const chosen = select ? rows.filter((row) => select.held.has(id(row))).length : 0;
  const choosable = select ? rows.filter(select.may) : [];
  const toggle = (row: Row): void => {
    const held = new Set(select?.held);
    if (!held.delete(id(row))) held.add(id(row));
    select?.set(held);
  };
  const toggleAll = (): void => select?.set(chosen === choosable.length ? new Set() : new Set(choosable.map(id)));
  return (
    <table class={styles.table} role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {select && (
            <th role="columnheader" class={styles.check}>
              <input
                type="checkbox"
                aria-label={w("selectAll")}
                checked={choosable.length > 0 && chosen === choosable.length}
                indeterminate={chosen > 0 && chosen < choosable.length}
                disabled={choosable.length === 0}
                onChange={toggleAll}
              />
            </th>
          )}
          {columns.map((column) => (
            <Heading key={column.name} column={column} order={order} onOrder={onOrder} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" ref={roving.ref} onKeyDown={roving.onKeyDown} onFocusIn={roving.onFocusIn}>
        {rows.map((row) => (
          <tr role="row" key={id(row)} data-selected={select?.held.has(id(row)) ?? false}>
            {select && (
              <td role="cell" class={styles.check}>
                <input type="checkbox" aria-label={w("select", { name: select.name(row) })} disabled={!select.may(row)} checked={select.held.has(id(row))} onChange={() => toggle(row)} />
              </td>
            )}
            {columns.map((column, at) => (
              <td role="cell" key={column.name} data-title={at === 0 ? "" : column.title} data-right={column.right ?? false} data-wide={column.wide ?? false}>
                {column.show(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Heading<Row>({ column, order, onOrder }: { column: Column<Row>; order: Order | undefined; onOrder: ((order: Order) => void) | undefined }): JSX.Element {
  const sort = column.sort;
  if (!sort || !onOrder) return <th role="columnheader" scope="col" data-right={column.right ?? false} data-wide={column.wide ?? false}>{column.title || <span class="visually-hidden">{w("actions")}</span>}</th>;
  const here = order?.by === sort;
  const down = here && order.descending;
  return (
    <th role="columnheader" scope="col" data-right={column.right ?? false} data-wide={column.wide ?? false} aria-sort={here ? (down ? "descending" : "ascending") : "none"}>
      <button type="button" title={w("sortBy", { name: column.title })} onClick={() => onOrder({ by: sort, descending: here && !down })}>
        {column.title}
        {here && <Icon name={down ? "up" : "down"} size={12} />}
      </button>
    </th>
  );
}
