// What this client reads, held against what the server declares: a shape that no longer fits does not compile.
import type { AuditPage, ChannelPage, Health, ImportReport, Ledger, PeoplePage, Statistics } from "../app/calls/admin";
import type { WireMyState, WirePage, WireWorkspaceState } from "../state/from-wire";
import type { Channel, Message, User } from "../state/model";
import type { Ack, Hello, Ready, Refused, ServerFrame } from "../sync/wire";
import type { components } from "./generated/schema";

type Declared = components["schemas"];
type Fits<Server extends Ours, Ours> = [Server, Ours];
type Frame<Type extends ServerFrame["type"]> = Extract<ServerFrame, { type: Type }>;

// Every value of one is a value of the other.
type Same<A extends B, B extends C, C = A> = [A, B, C];

export type Agreements = [
  Fits<Declared["MessagePage"], WirePage>,
  Fits<Declared["MyState"], WireMyState>,
  Fits<Declared["WorkspaceState"], WireWorkspaceState>,
  Fits<Declared["StreamHello"], Hello>,
  Fits<Declared["StreamReady"], Ready>,
  Fits<Declared["StreamAck"], Ack>,
  Fits<Declared["StreamRefused"], Refused>,
  Fits<Declared["StreamWait"], Frame<"wait">>,
  Fits<Declared["StreamMore"], Frame<"more">>,
  Fits<Declared["StreamResync"], Frame<"resync">>,
  Fits<Declared["StreamGone"], Frame<"gone">>,
  Fits<Declared["StreamPresence"], Frame<"presence">>,
  Fits<Declared["StreamTyping"], Frame<"typing">>,
  Fits<Declared["StreamMode"], Frame<"mode">>,
  Fits<Declared["StreamError"], Frame<"error">>,
  Fits<Declared["AdminPeoplePage"], PeoplePage>,
  Fits<Declared["AdminChannelPage"], ChannelPage>,
  Fits<Declared["AuditPage"], Omit<AuditPage, "items">>,
  Fits<Declared["ImportReport"], ImportReport>,
  Fits<Declared["Statistics"], Statistics>,
  Fits<Declared["Health"], Health>,
  Fits<Declared["Ledger"], Ledger>,
  Same<Declared["Channel"]["kind"], Channel["kind"]>,
  Same<Declared["Channel"]["history"], Channel["history"]>,
  Same<Declared["User"]["role"], User["role"]>,
  Fits<Declared["Message"]["thread"], Message["thread"]>,
];
