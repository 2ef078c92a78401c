// A small plot of our own: bars or lines over time. What it shows is also there as a table, for whoever reads rather than looks.
import type { JSX } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { number } from "../../app/i18n";
import { Button } from "../../ui/button";
import styles from "./plot.module.css";
import { w } from "./words";

export interface Series {
  readonly name: string;
  readonly values: readonly number[];
}
interface PlotProps {
  title: string;
  labels: readonly string[]; // one for each value
  series: readonly Series[];
  kind: "bars" | "lines";
  short?: (label: string) => string; // as it stands below the axis
}
const high = 200, left = 44, foot = 22, top = 12;

// The next round number above: 1, 2 or 5 times a power of ten.
export function roundUp(most: number): number {
  if (most <= 4) return 4;
  const power = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 4, 5, 10].map((step) => step * power).find((step) => step >= most) ?? most;
}

export function Plot({ title, labels, series, kind, short = (label) => label }: PlotProps): JSX.Element {
  const [table, setTable] = useState(false);
  const id = useId();
  return (
    <section class={styles.plot} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {series.length > 1 && (
          <ul>
            {series.map(({ name }, at) => (
              <li key={name} data-series={at}>{name}</li>
            ))}
          </ul>
        )}
        <Button size="small" kind="quiet" aria-pressed={table} onClick={() => setTable(!table)}>
          {w(table ? "asPlot" : "asTable")}
        </Button>
      </header>
      {table ? <Figures labels={labels} series={series} title={title} /> : <Drawing title={title} labels={labels} series={series} kind={kind} short={short} />}
    </section>
  );
}

function Drawing({ title, labels, series, kind, short }: Required<PlotProps>): JSX.Element {
  const [wide, setWide] = useState(720);
  const svg = useRef<SVGSVGElement>(null);
  // As wide as its place, so that the letters keep their size on a phone and on a large screen.
  useLayoutEffect(() => {
    const drawing = svg.current;
    if (!drawing) return;
    const measure = (): void => setWide(Math.max(240, Math.round(drawing.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(drawing);
    return () => observer.disconnect();
  }, []);
  const most = roundUp(Math.max(0, ...series.flatMap(({ values }) => values)));
  const step = (wide - left) / Math.max(1, kind === "bars" ? labels.length : labels.length - 1);
  const y = (value: number): number => top + (high - top) * (1 - value / most);
  const x = (at: number): number => left + step * at;
  const every = Math.ceil(labels.length / Math.max(2, Math.floor((wide - left) / 80)));
  const tallest = kind === "bars" ? (series[0]?.values.indexOf(Math.max(...(series[0]?.values ?? []))) ?? -1) : -1;
  return (
    <svg ref={svg} class={styles.drawing} height={high + foot} viewBox={`0 0 ${wide} ${high + foot}`} role="img" aria-label={`${title}. ${series.map(({ name, values }) => `${name}: ${values.map(number).join(", ")}`).join(". ")}`}>
      {[0, 0.25, 0.5, 0.75, 1].map((part) => (
        <g key={part}>
          <line x1={left} x2={wide} y1={y(most * part)} y2={y(most * part)} />
          <text x={left - 8} y={y(most * part) + 4} text-anchor="end">{number(most * part)}</text>
        </g>
      ))}
      {kind === "bars" && series[0]?.values.map((value, at) => (
        <rect key={at} data-top={at === tallest && value > 0} x={x(at) + step * 0.12} width={step * 0.76} y={y(value)} height={Math.max(0, high - y(value))} rx={Math.min(2, step / 6)}>
          <title>{`${labels[at] ?? ""}: ${number(value)}`}</title>
        </rect>
      ))}
      {kind === "lines" && series.map(({ name, values }, at) => (
        <polyline key={name} data-series={at} points={values.map((value, place) => `${x(place).toFixed(1)},${y(value).toFixed(1)}`).join(" ")} />
      ))}
      {labels.map((label, at) => at % every === 0 && (
        <text key={at} x={x(at) + (kind === "bars" ? step / 2 : 0)} y={high + 16} text-anchor={at === 0 ? "start" : "middle"}>{short(label)}</text>
      ))}
    </svg>
  );
}

function Figures({ title, labels, series }: { title: string; labels: readonly string[]; series: readonly Series[] }): JSX.Element {
  return (
    <div class={styles.figures} tabIndex={0} role="group" aria-label={title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{w("day")}</th>
            {series.map(({ name }) => <th key={name} scope="col">{name}</th>)}
          </tr>
        </thead>
        <tbody>
          {labels.map((label, at) => (
            <tr key={at}>
              <th scope="row">{label}</th>
              {series.map(({ name, values }) => <td key={name}>{number(values[at] ?? 0)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

// Names and bars of one width each, longest first.
export function Ranking({ title, rows }: { title: string; rows: readonly { readonly name: string; readonly value: number }[] }): JSX.Element {
  const id = useId();
  const most = Math.max(1, ...rows.map(({ value }) => value));
  return (
    <section class={styles.plot} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
      </header>
      {rows.length === 0 ? <p>{w("plotNone")}</p> : (
        <ol class={styles.ranking}>
          {rows.map(({ name, value }) => (
            <li key={name}>
              <span>{name}</span>
              <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width={(100 * value) / most} height="8" /></svg>
              <b>{number(value)}</b>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
