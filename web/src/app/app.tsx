// Which door or window is right: by who is signed in, and by the address.
import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Invitation } from "../features/doors/invitation";
import { Reset } from "../features/doors/reset";
import { SetUp } from "../features/doors/set_up";
import { SignIn } from "../features/doors/sign_in";
import { SignInAgain } from "../features/doors/sign_in_again";
import { LineStrip } from "../features/line/line_strip";
import { useLate } from "../ui/parts";
import { say, Toast } from "../ui/toast";
import type { Client } from "./client";
import { t } from "./i18n";
import { later } from "./later";
import { over } from "./open";
import { troubleOf } from "./problems";
import { go, route } from "./router";
import styles from "./app.module.css";
import type { ShellProps } from "./shell";
import { steady } from "./steady";

const Shell = later<ShellProps>(() => import("./shell").then((part) => part.Shell), Opening);

export function App({ client: given }: { client: Client }): JSX.Element | null {
  const client = useMemo(() => steady(given), [given]);
  const session = client.session.value;
  const at = route.value;
  const [turn, setTurn] = useState(0);
  const inside = useRef(false); // somebody was signed in on this page and did not ask to leave
  const leaving = useRef(false); // asked to leave, and the server has not answered yet
  if (session.kind === "signed-in") inside.current = !leaving.current;
  else leaving.current = false;
  useEffect(() => {
    if (session.kind === "signed-in") setTurn((count) => count + 1);
  }, [session.kind]);

  // Who begins to type at the door comes in soon.
  useEffect(() => {
    const ahead = (): void => void import("./shell").catch(() => undefined);
    addEventListener("input", ahead, { once: true });
    return () => removeEventListener("input", ahead);
  }, []);

  const signOut = (): void => {
    leaving.current = true;
    inside.current = false;
    over.value = null;
    client.signOut().then(
      () => go("/", "replace"),
      (error: unknown) => {
        leaving.current = false;
        inside.current = true;
        say(troubleOf(error).text);
      },
    );
  };
  const leave = (): void => {
    inside.current = false;
    go("/", "replace");
    location.reload();
  };

  if (at.view === "reset") return <Reset client={client} code={at.code} />;
  if (session.kind === "unknown") return <Opening client={client} />;
  if (session.kind === "signed-in" || inside.current) {
    return (
      <>
        <Shell client={client} turn={turn} onSignOut={signOut} />
        <Toast />
        {session.kind === "signed-out" && <SignInAgain client={client} onLeave={leave} />}
      </>
    );
  }
  if (at.view === "invite") return <Invitation client={client} code={at.code} />;
  if (session.setupRequired || (at.view === "setup" && at.code)) return <SetUp client={client} code={at.view === "setup" ? at.code : ""} />;
  return <SignIn client={client} workspace={session.workspace} />;
}

// Before the first answer: the outline of the window, after a moment; and why it takes so long, when it does.
function Opening({ client }: { client: Client }): JSX.Element | null {
  return useLate(150) ? (
    <div class={styles.opening} aria-busy="true">
      <div role="status" aria-label={t("doors.loading")}>
        {Array.from({ length: 8 }, (_, row) => (
          <span key={row} />
        ))}
      </div>
      <div>
        <LineStrip client={client} />
      </div>
    </div>
  ) : null;
}
