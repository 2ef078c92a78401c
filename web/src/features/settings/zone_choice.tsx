// A time zone by its name, from those that this browser knows.
import type { JSX } from "preact";
import { useId, useMemo } from "preact/hooks";

interface ZoneChoiceProps {
  label: string;
  zone: string;
  none?: string; // what it says when there is to be no zone; without it one is to be chosen
  hideLabel?: boolean;
  onChange: (zone: string) => void;
}

export function ZoneChoice({ label, zone, none, hideLabel = false, onChange }: ZoneChoiceProps): JSX.Element {
  const id = useId();
  const known = useMemo(zonesHere, []);
  const names = zone === "" || known.includes(zone) ? known : [zone, ...known];
  return (
    <div>
      <label for={id} class={hideLabel ? "visually-hidden" : undefined}>
        {label}
      </label>
      <select id={id} value={zone} onChange={(event) => onChange(event.currentTarget.value)}>
        {(zone === "" || none !== undefined) && <option value="">{none}</option>}
        {names.map((name) => (
          <option key={name} value={name}>
            {name.replaceAll("_", " ")}
          </option>
        ))}
      </select>
    </div>
  );
}

function zonesHere(): string[] {
  const { supportedValuesOf } = Intl as { supportedValuesOf?: (what: string) => string[] };
  const names = supportedValuesOf?.("timeZone") ?? [];
  return names.includes("UTC") ? names : ["UTC", ...names];
}
