// What is at hand beside a channel and not on the first screen: the panels and the dialogs of its menu, in one piece.
export { AddPeople } from "../features/channels/add_people";
export { AskChannel, EditText } from "../features/channels/channel_dialogs";
export { Members } from "../features/channels/members";
export { Profile } from "../features/people/profile";
export { PinsPanel } from "../features/pins/pins_panel";
