// What a person is called on the page. Somebody who left is still the author of what they said.
import { t } from "../../app/i18n";
import type { State, User, UserId } from "../../state/model";
import { tameName } from "./tame";

export const nameOf = (user: User | undefined, id: UserId): string => tameName(user?.displayName ?? "") || user?.username || (id ? t("timeline.someone") : "");
export const nameIn = (state: State, id: UserId): string => nameOf(state.people.get(id), id);
