// Written by `npm run types` from the server's OpenAPI document. Not edited by hand.

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description One's own new account. */
        readonly AcceptInvitation: {
            /** @description The code. */
            readonly code: string;
            /** @description What is shown; without it the username. */
            readonly display_name?: string;
            /** @description For signing in with it; only admins see it. */
            readonly email?: string;
            /** @description Ten characters or more. */
            readonly password: string;
            /** @description 2 to 32 of a-z, 0-9, dot, dash and underscore. */
            readonly username: string;
        };
        /** @description The change is on stable storage, once, at this place. */
        readonly Ack: {
            /**
             * Format: date-time
             * @description When.
             */
            readonly at: string;
            /**
             * @description This key had been taken before: the same place.
             * @constant
             */
            readonly duplicate?: true;
            /** @description Of the command; one that the server made when none was sent. */
            readonly key: components["schemas"]["Key"];
            /** @description The log the change stands in. */
            readonly log: components["schemas"]["LogName"];
            /**
             * Format: int64
             * @description Its number there; when unchanged, the head it was found at.
             */
            readonly seq: number;
            /**
             * @description What was asked for was so already.
             * @constant
             */
            readonly unchanged?: true;
        };
        readonly AddMembers: {
            /** @description Which channel. */
            readonly channel: string;
            /** @description Who comes in; those who are in it already are passed over. */
            readonly users: readonly string[];
        };
        /** @description A public channel, as an admin sees it. */
        readonly AdminChannel: {
            /** @description True: it can only be read. */
            readonly archived: boolean;
            /**
             * Format: date-time
             * @description When.
             */
            readonly created_at: string;
            /** @description Its id. */
            readonly id: string;
            /**
             * Format: date-time
             * @description When something last happened in it.
             */
            readonly last_activity?: string;
            /**
             * Format: int64
             * @description How many are in it.
             */
            readonly members: number;
            /**
             * Format: int64
             * @description Messages that stand in it.
             */
            readonly messages: number;
            /** @description Its name. */
            readonly name: string;
            /** @description One line. */
            readonly topic: string;
        };
        /** @description Public channels; of private ones and direct messages only how many there are. */
        readonly AdminChannelPage: {
            /**
             * Format: int64
             * @description Public channels that are archived.
             */
            readonly archived: number;
            /**
             * Format: int64
             * @description Direct messages.
             */
            readonly directs: number;
            /** @description The channels. */
            readonly items: readonly components["schemas"]["AdminChannel"][];
            /**
             * Format: int64
             * @description Private channels.
             */
            readonly private: number;
            /**
             * Format: int64
             * @description Public channels in use.
             */
            readonly public: number;
            /**
             * Format: int64
             * @description How many fit the question.
             */
            readonly total: number;
        };
        /** @description How much somebody's files are. */
        readonly AdminFileOwner: {
            /**
             * Format: int64
             * @description Their files together.
             */
            readonly bytes: number;
            /**
             * Format: int64
             * @description How many.
             */
            readonly files: number;
            /** @description What they are called. */
            readonly name: string;
            /** @description Who. */
            readonly user: string;
            /** @description The name to mention. */
            readonly username: string;
        };
        /** @description What files take of the disk, and who has how much of it. */
        readonly AdminFileUse: {
            /**
             * Format: int64
             * @description What they take of the disk: one content is kept once. Without the small pictures.
             */
            readonly bytes: number;
            /**
             * Format: int64
             * @description Announced by uploads that are on their way.
             */
            readonly coming: number;
            /**
             * Format: int64
             * @description How many different contents.
             */
            readonly contents: number;
            /**
             * Format: int64
             * @description The setting: the most that one file may hold.
             */
            readonly file_bytes_max: number;
            /**
             * Format: int64
             * @description How many.
             */
            readonly files: number;
            /**
             * Format: int64
             * @description The setting, for all. 0: no bound.
             */
            readonly files_bytes_max: number;
            /**
             * Format: int64
             * @description The setting, for each person. 0: no bound.
             */
            readonly files_person_bytes_max: number;
            /** @description People, who has the most first. */
            readonly items: readonly components["schemas"]["AdminFileOwner"][];
            /**
             * Format: int64
             * @description All files together, as their owners see it.
             */
            readonly said: number;
            /**
             * Format: int64
             * @description How many people have files.
             */
            readonly total: number;
        };
        /** @description Some of the people and bots. */
        readonly AdminPeoplePage: {
            /** @description How many there are in all. */
            readonly counts: components["schemas"]["PeopleCounts"];
            /** @description They. */
            readonly items: readonly components["schemas"]["AdminPerson"][];
            /**
             * Format: int64
             * @description How many fit the question.
             */
            readonly total: number;
        };
        /** @description A person or a bot, as an admin sees them. */
        readonly AdminPerson: {
            /** @description Whom a bot belongs to. */
            readonly bot_owner?: string;
            /**
             * Format: date-time
             * @description When the account was made.
             */
            readonly created_at: string;
            /** @description For signing in; only admins see it. */
            readonly email?: string;
            /**
             * Format: date-time
             * @description When their last line went away; absent: never, or never away since.
             */
            readonly last_seen?: string;
            /**
             * Format: int64
             * @description Browsers that are signed in.
             */
            readonly sessions: number;
            /**
             * Format: int64
             * @description Programs' tokens.
             */
            readonly tokens: number;
            /** @description Who. */
            readonly user: components["schemas"]["User"];
            /** @description True: has not set a password yet. */
            readonly waiting: boolean;
        };
        /** @description A webhook, slash command or bot, whoever made it. */
        readonly AdminProgram: {
            /** @description Who speaks or listens for it; of a bot, itself. */
            readonly bot: string;
            /** @description What that bot is called. */
            readonly bot_name: string;
            /** @description Where alone it works; absent when that is wherever its bot is. */
            readonly channel?: string;
            /** @description Of a public channel; what is private stays private. */
            readonly channel_name: string;
            /**
             * Format: date-time
             * @description Since when.
             */
            readonly created_at: string;
            /**
             * Format: int64
             * @description How often it failed since it last did not.
             */
            readonly failures: number;
            /** @description Its id, as its own address takes it. */
            readonly id: string;
            /**
             * @description incoming and outgoing: webhooks.
             * @enum {string}
             */
            readonly kind: "incoming" | "outgoing" | "command" | "bot";
            /**
             * Format: date-time
             * @description When it last posted, was called, or had a token used.
             */
            readonly last_used?: string;
            /** @description What it is called. */
            readonly name: string;
            /** @description Who answers for it; absent when it is whoever operates the machine. */
            readonly owner?: string;
            /** @description What they are called. */
            readonly owner_name: string;
            /**
             * @description failing: the server let it rest, or it did not answer when it was last used.
             * @enum {string}
             */
            readonly state: "working" | "paused" | "failing";
            /** @description What went wrong the last time: status_502, timeout, unreachable. */
            readonly trouble: string;
        };
        /** @description Programs in the order of their names. */
        readonly AdminProgramPage: {
            /**
             * Format: int64
             * @description Bots in all, without those that speak for a webhook.
             */
            readonly bots: number;
            /**
             * Format: int64
             * @description Slash commands in all.
             */
            readonly commands: number;
            /**
             * Format: int64
             * @description Incoming webhooks in all.
             */
            readonly incoming: number;
            /** @description The programs. */
            readonly items: readonly components["schemas"]["AdminProgram"][];
            /**
             * Format: int64
             * @description Outgoing webhooks in all.
             */
            readonly outgoing: number;
            /**
             * Format: int64
             * @description How many fit the question.
             */
            readonly total: number;
        };
        /** @description All that one has half typed. */
        readonly AllDrafts: {
            /**
             * Format: int64
             * @description The number of @me this is true for.
             */
            readonly as_of: number;
            /** @description Up to 500. */
            readonly drafts: readonly components["schemas"]["Draft"][];
        };
        /** @description One's preferences, for everything and for each channel that differs. */
        readonly AllPreferences: {
            /**
             * Format: int64
             * @description The number of @me this is true for.
             */
            readonly as_of: number;
            /** @description Of channels that differ. */
            readonly channels: readonly components["schemas"]["ChannelPreferences"][];
            /** @description For everything. */
            readonly preferences: components["schemas"]["Preferences"];
        };
        readonly AskIndex: Record<string, never>;
        /** @description Something that only some may do, and who did it. */
        readonly AuditEntry: {
            /** @description Whom it concerns. */
            readonly about?: string;
            /** @description The command. */
            readonly action: string;
            /**
             * Format: date-time
             * @description When.
             */
            readonly at: string;
            /** @description Who; absent: the operator, at the machine itself. */
            readonly by?: string;
            /** @description The command as it was given, without its secrets. */
            readonly detail: unknown;
            /**
             * Format: int64
             * @description Rises.
             */
            readonly id: number;
        };
        /** @description Some of what admins have done. */
        readonly AuditPage: {
            /** @description The newest first. */
            readonly items: readonly components["schemas"]["AuditEntry"][];
            /**
             * Format: int64
             * @description For the next page; absent on the last one.
             */
            readonly next_before?: number;
        };
        readonly BeginUpload: {
            /**
             * Format: int64
             * @description How large it is.
             */
            readonly bytes: number;
            /** @description What it is called; folders before the name are left out. */
            readonly name: string;
            /** @description It is to be one's profile picture. */
            readonly picture?: boolean;
        };
        /** @description A bot, where it is and what it is reached by. */
        readonly Bot: {
            /** @description The channels it is in. */
            readonly channels: readonly string[];
            /** @description Who answers for it; absent when the machine's operator does. */
            readonly owner?: string;
            /** @description Its tokens, the newest first. */
            readonly tokens: readonly components["schemas"]["BotToken"][];
            /** @description As others see it. */
            readonly user: components["schemas"]["User"];
        };
        /** @description Bots. */
        readonly BotList: {
            /** @description The bots. */
            readonly items: readonly components["schemas"]["Bot"][];
        };
        /** @description One bot. */
        readonly BotOnly: {
            /** @description Which bot. */
            readonly bot: string;
        };
        /** @description A token of a bot. */
        readonly BotToken: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @description When it ends by itself.
             */
            readonly expires_at?: string;
            /** @description Its id. */
            readonly id: string;
            /**
             * Format: date-time
             * @description When it was last used, roughly.
             */
            readonly last_used: string;
            /** @description What it is for. */
            readonly name: string;
        };
        /** @description A promise about a log that a client saw broken: where, and nothing of what stands there. */
        readonly Breach: {
            /**
             * Format: int64
             * @description The number that came.
             */
            readonly got: number;
            /**
             * Format: int64
             * @description The last number before it.
             */
            readonly had: number;
            /**
             * @description gap: a number was left out. changed: another event stood at a number seen before.
             * @enum {string}
             */
            readonly kind: "gap" | "changed";
            /** @description @me, @workspace or a channel. */
            readonly log: string;
        };
        /** @description Something a program shows below its words. */
        readonly Card: {
            /** @description Links. */
            readonly actions?: readonly components["schemas"]["CardAction"][];
            /** @description Who or what it is about. */
            readonly author?: string;
            /** @description Of its edge: good, warning, danger or #rrggbb. */
            readonly color?: string;
            /** @description Facts, one below the other or side by side. */
            readonly fields?: readonly components["schemas"]["CardField"][];
            /** @description A small line at its end, in Markdown. */
            readonly footer?: string;
            /** @description Where a picture is; shown as a link. */
            readonly image?: string;
            /** @description What the picture shows. */
            readonly image_alt?: string;
            /** @description In Markdown. */
            readonly text?: string;
            /** @description Its heading. */
            readonly title?: string;
            /** @description Where the heading leads. */
            readonly title_link?: string;
        };
        /** @description A link on a card. */
        readonly CardAction: {
            /** @description What it says. */
            readonly text: string;
            /** @description Where it leads. */
            readonly url: string;
        };
        /** @description A fact on a card. */
        readonly CardField: {
            /** @description Short enough to stand beside another. */
            readonly short?: boolean;
            /** @description What it is. */
            readonly title?: string;
            /** @description Its value, in Markdown. */
            readonly value?: string;
        };
        /** @description Changes what is named and leaves the rest. */
        readonly ChangeOutgoing: {
            /** @description Kinds of events of channels. */
            readonly events?: readonly string[];
            /** @description Which. */
            readonly hook: string;
            /** @description What it is for. */
            readonly name?: string;
            /** @description True: nothing is noted or sent. False: it goes on. */
            readonly paused?: boolean;
            /** @description Where to: http or https. */
            readonly url?: string;
            /** @description Only messages that begin with one of these words. */
            readonly words?: readonly string[];
        };
        /** @description Another password for oneself; every other session ends. */
        readonly ChangePassword: {
            /** @description The password until now. */
            readonly current: string;
            /** @description The new one: ten characters or more. */
            readonly password: string;
        };
        /** @description Another role for a person. */
        readonly ChangeRole: {
            /**
             * @description Which.
             * @enum {string}
             */
            readonly role: "guest" | "member" | "admin" | "owner";
            /** @description Whose. */
            readonly user: string;
        };
        /** @description Changes what is named and leaves the rest. */
        readonly ChangeSlashCommand: {
            /** @description Which. */
            readonly command: string;
            /** @description What it does. */
            readonly description?: string;
            /** @description What may follow. */
            readonly hint?: string;
            /** @description While it is paused it is as if it were not there. */
            readonly paused?: boolean;
            /** @description Who is asked. */
            readonly url?: string;
        };
        /** @description A channel or a direct message. */
        readonly Channel: {
            /** @description Archived channels can be read, but nothing can be added. */
            readonly archived: boolean;
            /**
             * Format: date-time
             * @description When.
             */
            readonly created_at: string;
            /** @description Who created it. */
            readonly created_by: string;
            /**
             * @description What a new member sees: all of it, or what comes after joining.
             * @enum {string}
             */
            readonly history: "all" | "joined";
            /** @description Its id; its log is called by it too. */
            readonly id: string;
            /**
             * @description Public: anybody may join. Private: by invitation. Direct: the people it is between.
             * @enum {string}
             */
            readonly kind: "public" | "private" | "direct";
            /**
             * Format: int64
             * @description How many people are in it.
             */
            readonly members: number;
            /** @description Empty for direct messages. */
            readonly name: string;
            /** @description The people of a direct message; empty for channels. */
            readonly people: readonly string[];
            /** @description One line. */
            readonly topic: string;
            /**
             * Format: int64
             * @description The number of the last event folded into these facts.
             */
            readonly version: number;
        };
        /** @description The change is on stable storage, once, at this place. */
        readonly ChannelAck: {
            /**
             * Format: date-time
             * @description When.
             */
            readonly at: string;
            /**
             * @description This key had been taken before: the same place.
             * @constant
             */
            readonly duplicate?: true;
            /** @description Of the command; one that the server made when none was sent. */
            readonly key: components["schemas"]["Key"];
            /** @description The log the change stands in. */
            readonly log: components["schemas"]["LogName"];
            readonly result: components["schemas"]["Channel"];
            /**
             * Format: int64
             * @description Its number there; when unchanged, the head it was found at.
             */
            readonly seq: number;
            /**
             * @description What was asked for was so already.
             * @constant
             */
            readonly unchanged?: true;
        };
        /**
         * @description From now on it can only be read.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "C01h9w4c9c8g00",
         *       "check": "9f3c2d8810aa47e6",
         *       "kind": "channel.archived",
         *       "seq": 413,
         *       "type": "event"
         *     }
         */
        readonly ChannelArchived: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            readonly channel: components["schemas"]["ChannelId"];
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "channel.archived";
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            readonly seq: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "event";
        };
        /**
         * @description The first event of a channel.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "C01h9w4c9c8g00",
         *       "channel_info": {
         *         "archived": false,
         *         "created_at": "2026-09-14T08:41:00.123456Z",
         *         "created_by": "U01h9w4c9c8g00",
         *         "history": "all",
         *         "id": "C01h9w4c9c8g00",
         *         "kind": "public",
         *         "members": 12,
         *         "name": "harbour",
         *         "people": [],
         *         "topic": "High water at six",
         *         "version": 9
         *       },
         *       "check": "9f3c2d8810aa47e6",
         *       "kind": "channel.created",
         *       "seq": 413,
         *       "type": "event"
         *     }
         */
        readonly ChannelCreated: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            readonly channel: components["schemas"]["ChannelId"];
            /** @description The channel as it began. */
            readonly channel_info: components["schemas"]["Channel"];
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "channel.created";
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            readonly seq: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "event";
        };
        /**
         * @description One is in a channel now.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "@me",
         *       "check": "9f3c2d8810aa47e6",
         *       "entered": {
         *         "channel": {
         *           "archived": false,
         *           "created_at": "2026-09-14T08:41:00.123456Z",
         *           "created_by": "U01h9w4c9c8g00",
         *           "history": "all",
         *           "id": "C01h9w4c9c8g00",
         *           "kind": "public",
         *           "members": 12,
         *           "name": "harbour",
         *           "people": [],
         *           "topic": "High water at six",
         *           "version": 9
         *         },
         *         "check": "9f3c2d8810aa47e6",
         *         "from": 412,
         *         "visible_from": 1
         *       },
         *       "kind": "channel.entered",
         *       "seq": 413,
         *       "type": "event"
         *     }
         */
        readonly ChannelEntered: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            /** @constant */
            readonly channel: "@me";
            readonly check: components["schemas"]["Check"];
            /** @description Where, and from which number on. */
            readonly entered: components["schemas"]["Entry"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "channel.entered";
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            readonly seq: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "event";
        };
        /** @description One public channel. */
        readonly ChannelFigures: {
            /** @description Its id. */
            readonly id: string;
            /**
             * Format: int64
             * @description Written in it in that time.
             */
            readonly messages: number;
            /** @description Its name. */
            readonly name: string;
        };
        /** @description A channel or a direct message. */
        readonly ChannelId: string;
        /**
         * @description One is no longer in a channel.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "@me",
         *       "check": "9f3c2d8810aa47e6",
         *       "kind": "channel.left",
         *       "left": {
         *         "channel": "C01h9w4c9c8g00",
         *         "reason": "removed"
         *       },
         *       "seq": 413,
         *       "type": "event"
         *     }
         */
        readonly ChannelLeft: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            /** @constant */
            readonly channel: "@me";
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "channel.left";
            /** @description Which one, and why. */
            readonly left: components["schemas"]["Departure"];
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            readonly seq: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "event";
        };
        /**
         * @description A public channel as it stands now.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "@workspace",
         *       "check": "9f3c2d8810aa47e6",
         *       "kind": "channel.listed",
         *       "listed": {
         *         "archived": false,
         *         "created_at": "2026-09-14T08:41:00.123456Z",
         *         "created_by": "U01h9w4c9c8g00",
         *         "history": "all",
         *         "id": "C01h9w4c9c8g00",
         *         "kind": "public",
         *         "members": 12,
         *         "name": "harbour",
         *         "people": [],
         *         "topic": "High water at six",
         *         "version": 9
         *       },
         *       "seq": 413,
         *       "type": "event"
         *     }
         */
        readonly ChannelListed: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            /** @constant */
            readonly channel: "@workspace";
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "channel.listed";
            /** @description The channel. */
            readonly listed: components["schemas"]["Channel"];
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            readonly seq: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "event";
        };
        readonly ChannelOnly: {
            /** @description Which channel. */
            readonly channel: string;
        };
        /** @description Public channels and one's own private ones, oldest first. */
        readonly ChannelPage: {
            /** @description The channels. */
            readonly items: readonly components["schemas"]["Channel"][];
            /** @description Ask again with this; absent on the last page. */
            readonly next_cursor?: string;
        };
        /** @description What one is told of a channel. */
        readonly ChannelPreferences: {
            /** @description Which channel. */
            readonly channel: string;
            /**
             * @description What one is told of; default: as everywhere else.
             * @enum {string}
             */
            readonly level: "default" | "all" | "mentions" | "nothing";
            /**
             * Format: date-time
             * @description When muting ends by itself.
             */
            readonly mute_until?: string;
            /** @description Shown dim, and never told of. */
            readonly muted: boolean;
        };
        /**
         * @description One prefers something else for a channel.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "@me",
         *       "channel_preferences": {
         *         "channel": "C01h9w4c9c8g00",
         *         "level": "default",
         *         "muted": false
         *       },
         *       "check": "9f3c2d8810aa47e6",
         *       "kind": "channel_preferences.changed",
         *       "seq": 413,
         *       "type": "event"
         *     }
         */
        readonly ChannelPreferencesChanged: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            /** @constant */
            readonly channel: "@me";
            /** @description All of them, for this channel. */
            readonly channel_preferences: components["schemas"]["ChannelPreferences"];
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "channel_preferences.changed";
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            readonly seq: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "event";
        };
        /**
         * @description It has another name.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "C01h9w4c9c8g00",
         *       "check": "9f3c2d8810aa47e6",
         *       "kind": "channel.renamed",
         *       "name": "harbour",
         *       "seq": 413,
         *       "type": "event"
         *     }
         */
        readonly ChannelRenamed: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            readonly channel: components["schemas"]["ChannelId"];
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "channel.renamed";
            /** @description The new name. */
            readonly name: string;
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            readonly seq: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "event";
        };
        /**
         * @description It is in use again.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "C01h9w4c9c8g00",
         *       "check": "9f3c2d8810aa47e6",
         *       "kind": "channel.restored",
         *       "seq": 413,
         *       "type": "event"
         *     }
         */
        readonly ChannelRestored: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            readonly channel: components["schemas"]["ChannelId"];
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "channel.restored";
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            readonly seq: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "event";
        };
        /** @description How long messages are kept in a channel. */
        readonly ChannelRetention: {
            /**
             * Format: int64
             * @description For how many days; 0: for ever.
             */
            readonly days: number;
            /**
             * Format: int64
             * @description The oldest number the log still holds; above 1: the beginning is gone.
             */
            readonly first: number;
            /** @description True: for now nothing is removed here. */
            readonly hold: boolean;
            /** @description The channel's own rule; null: it is the workspace's. */
            readonly own: number | null;
        };
        /**
         * @description Messages are kept here for another time.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "C01h9w4c9c8g00",
         *       "check": "9f3c2d8810aa47e6",
         *       "kind": "channel.retention_changed",
         *       "retention": {
         *         "days": 90,
         *         "hold": false
         *       },
         *       "seq": 413,
         *       "type": "event"
         *     }
         */
        readonly ChannelRetentionChanged: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            readonly channel: components["schemas"]["ChannelId"];
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "channel.retention_changed";
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            /** @description The rule now. */
            readonly retention: components["schemas"]["RetentionRule"];
            readonly seq: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "event";
        };
        /**
         * @description It has another topic.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "C01h9w4c9c8g00",
         *       "check": "9f3c2d8810aa47e6",
         *       "kind": "channel.topic_changed",
         *       "seq": 413,
         *       "topic": "High water at six",
         *       "type": "event"
         *     }
         */
        readonly ChannelTopicChanged: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            readonly channel: components["schemas"]["ChannelId"];
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "channel.topic_changed";
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            readonly seq: components["schemas"]["Seq"];
            /** @description The new topic; may be empty. */
            readonly topic: string;
            /** @constant */
            readonly type: "event";
        };
        /** @description A running digest of the log's event headers: with its number, a cursor. */
        readonly Check: string;
        /** @description A program of one's own. */
        readonly CreateBot: {
            /** @description What is shown; without it the username. */
            readonly display_name?: string;
            /** @description 2 to 32 of a-z, 0-9, dot, dash and underscore. */
            readonly username: string;
        };
        /** @description A token with which a program acts as the bot. */
        readonly CreateBotToken: {
            /** @description Which bot. */
            readonly bot: string;
            /**
             * Format: int64
             * @description Without it: until it is ended.
             */
            readonly expires_in_days?: number;
            /** @description What it is for. */
            readonly name: string;
        };
        /** @description A new public or private channel. */
        readonly CreateChannel: {
            /**
             * @description What later members see of a private channel.
             * @enum {string}
             */
            readonly history?: "all" | "joined";
            /**
             * @description public or private.
             * @enum {string}
             */
            readonly kind?: "public" | "private" | "direct";
            /** @description Who is in it from the beginning, beside oneself. */
            readonly members?: readonly string[];
            /** @description What it is called, in any script. */
            readonly name: string;
            /** @description One line. */
            readonly topic?: string;
        };
        /** @description An address with which a program posts to a channel. */
        readonly CreateHook: {
            /** @description Where its messages go. */
            readonly channel: string;
            /** @description One emoji, or its name. */
            readonly icon?: string;
            /** @description What it is called, and shown as. */
            readonly name: string;
        };
        /** @description A code with which people make their own accounts. */
        readonly CreateInvitation: {
            /**
             * Format: int64
             * @description A week, unless said otherwise.
             */
            readonly expires_in_hours?: number;
            /**
             * @description What they will be: guest or member; admin only when an owner invites.
             * @enum {string}
             */
            readonly role?: "guest" | "member" | "admin" | "owner";
            /**
             * Format: int64
             * @description How many accounts it is good for.
             */
            readonly uses?: number;
        };
        /** @description Where to send the events that a bot sees. */
        readonly CreateOutgoing: {
            /** @description Whose eyes: only what this bot may see is sent. */
            readonly bot: string;
            /** @description Only this channel; without it every channel the bot is in. */
            readonly channel?: string;
            /** @description Kinds of events of channels. */
            readonly events?: readonly string[];
            /** @description What it is for. */
            readonly name: string;
            /** @description Where to: http or https. */
            readonly url: string;
            /** @description Only messages that begin with one of these words; without them all. */
            readonly words?: readonly string[];
        };
        /** @description Sign in. */
        readonly CreateSession: {
            /** @description True: for a program; the answer holds a token instead of a cookie. */
            readonly bearer?: boolean;
            /** @description What to call it in the list of sessions. */
            readonly name?: string;
            /** @description The password; compared in Unicode's form NFC. */
            readonly password: string;
            /** @description The username, or the e-mail address. */
            readonly username: string;
        };
        /** @description A word that a bot answers to. */
        readonly CreateSlashCommand: {
            /** @description Who answers. */
            readonly bot: string;
            /** @description Only in this channel; without it everywhere. */
            readonly channel?: string;
            /** @description What it does. */
            readonly description?: string;
            /** @description What may follow: [service] [version]. */
            readonly hint?: string;
            /** @description What people type after the slash. */
            readonly name: string;
            /** @description Who is asked: http or https. */
            readonly url: string;
        };
        /** @description A token for a program that acts as oneself. */
        readonly CreateToken: {
            /**
             * Format: int64
             * @description Without it: until it is ended.
             */
            readonly expires_in_days?: number;
            /** @description What it is for. */
            readonly name: string;
        };
        /** @description A new person or bot. */
        readonly CreateUser: {
            /** @description A program: it has tokens and no password. */
            readonly bot?: boolean;
            /** @description What is shown; without it the username. */
            readonly display_name?: string;
            /** @description For signing in with it; only admins see it. */
            readonly email?: string;
            /** @description Ten characters or more; without it they come in by a reset link. */
            readonly password?: string;
            /**
             * @description What they may do; only owners make admins and owners.
             * @enum {string}
             */
            readonly role?: "guest" | "member" | "admin" | "owner";
            /** @description 2 to 32 of a-z, 0-9, dot, dash and underscore. */
            readonly username: string;
        };
        /** @description A token for a bot. */
        readonly CreateUserToken: {
            /**
             * Format: int64
             * @description Without it: until it is ended.
             */
            readonly expires_in_days?: number;
            /** @description What it is for. */
            readonly name: string;
            /** @description Whose. */
            readonly user: string;
        };
        /** @description One day. */
        readonly DayFigures: {
            /**
             * Format: int64
             * @description People who were here at all (by the day in UTC).
             */
            readonly connected: number;
            /** @description As 2026-09-14. */
            readonly day: string;
            /**
             * Format: int64
             * @description New accounts of people.
             */
            readonly joined: number;
            /**
             * Format: int64
             * @description Written on that day.
             */
            readonly messages: number;
            /**
             * Format: int64
             * @description People who wrote.
             */
            readonly posted: number;
        };
        /** @description A message that is gone. */
        readonly DeletedMessage: {
            /**
             * Format: int64
             * @description Which message.
             */
            readonly seq: number;
            /** @description The message it replied to, which has one reply less now. */
            readonly thread: number | null;
            /**
             * Format: int64
             * @description The number of the deletion.
             */
            readonly version: number;
        };
        /** @description Take it back: its text is gone everywhere. */
        readonly DeleteMessage: {
            /** @description Where. */
            readonly channel: string;
            /**
             * Format: int64
             * @description Which message, by its number.
             */
            readonly message: number;
        };
        /** @description One event on its way to one webhook. Kept for 30 days, at most 1,000 of each webhook. */
        readonly Delivery: {
            /** @description How the last answer began. */
            readonly answer: string;
            /**
             * Format: int64
             * @description Tries that have been made.
             */
            readonly attempts: number;
            /** @description Where it happened. */
            readonly channel: string;
            /**
             * Format: date-time
             * @description When the event happened.
             */
            readonly created_at: string;
            /** @description Its kind. */
            readonly event: string;
            /** @description The same at every try: Holdfast-Delivery. */
            readonly id: string;
            /**
             * Format: int64
             * @description How long the last try took.
             */
            readonly ms: number;
            /**
             * Format: date-time
             * @description When it will be tried again.
             */
            readonly next_at?: string;
            /**
             * @description How it stands.
             * @enum {string}
             */
            readonly outcome: "waiting" | "done" | "failed";
            /**
             * Format: int64
             * @description Its number there.
             */
            readonly seq: number;
            /**
             * Format: int64
             * @description The status of the last answer; 0 when none came.
             */
            readonly status: number;
            /**
             * Format: date-time
             * @description When it was last tried.
             */
            readonly tried_at?: string;
            /** @description Why none came. */
            readonly trouble: string;
        };
        /** @description Some deliveries, the newest first. */
        readonly DeliveryPage: {
            /** @description The deliveries. */
            readonly items: readonly components["schemas"]["Delivery"][];
            /** @description For the next page; absent on the last one. */
            readonly next_cursor?: string;
        };
        /** @description A channel one is no longer in. */
        readonly Departure: {
            /** @description The channel. */
            readonly channel: string;
            /**
             * @description Why.
             * @enum {string}
             */
            readonly reason: "left" | "removed" | "deactivated";
        };
        /** @description What is half typed. */
        readonly Draft: {
            /**
             * Format: date-time
             * @description When that was.
             */
            readonly at: string;
            /** @description Where. */
            readonly channel: string;
            /** @description What is typed so far. */
            readonly text: string;
            /** @description The message it replies to; null for the channel itself. */
            readonly thread: number | null;
            /**
             * Format: int64
             * @description The number in @me of its last change.
             */
            readonly version: number;
        };
        /**
         * @description One has typed on. The text stands in no log: read it.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "@me",
         *       "check": "9f3c2d8810aa47e6",
         *       "draft": {
         *         "channel": "C01h9w4c9c8g00",
         *         "empty": false,
         *         "thread": null,
         *         "version": 91
         *       },
         *       "kind": "draft.changed",
         *       "seq": 413,
         *       "type": "event"
         *     }
         */
        readonly DraftChanged: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            /** @constant */
            readonly channel: "@me";
            readonly check: components["schemas"]["Check"];
            /** @description Which, and how new. */
            readonly draft: components["schemas"]["DraftMark"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "draft.changed";
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            readonly seq: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "event";
        };
        /** @description Which draft, and how new. */
        readonly DraftMark: {
            /** @description Where. */
            readonly channel: string;
            /** @description True: there is none any more. */
            readonly empty: boolean;
            /** @description The message it replies to; null for the channel itself. */
            readonly thread: number | null;
            /**
             * Format: int64
             * @description The number in @me of its last change.
             */
            readonly version: number;
        };
        /** @description What the rules would remove now. */
        readonly DryRun: {
            /**
             * Format: int64
             * @description Of all of them.
             */
            readonly bytes: number;
            /** @description Channels that would lose something, the most messages first. */
            readonly channels: readonly components["schemas"]["WouldGo"][];
            /**
             * Format: int64
             * @description Of all of them.
             */
            readonly events: number;
            /**
             * Format: int64
             * @description Of all of them.
             */
            readonly files: number;
            /**
             * Format: int64
             * @description Of all of them.
             */
            readonly messages: number;
        };
        /** @description A message as it reads after an edit. */
        readonly EditedMessage: {
            /** @description Ids of those it names now, and @channel. */
            readonly mentions: readonly string[];
            /**
             * Format: int64
             * @description The number of this edit.
             */
            readonly revision: number;
            /**
             * Format: int64
             * @description The message it changes.
             */
            readonly seq: number;
            /** @description The whole new text; empty once the message was deleted. */
            readonly text: string;
            /**
             * Format: int64
             * @description Of a reply: the message it replies to. Whom the edit names newly follows that thread.
             */
            readonly thread?: number;
            /**
             * Format: int64
             * @description The same: the last event folded into the message.
             */
            readonly version: number;
        };
        /** @description Say it better. */
        readonly EditMessage: {
            /** @description Where. */
            readonly channel: string;
            /**
             * Format: int64
             * @description Which message, by its number.
             */
            readonly message: number;
            /**
             * Format: int64
             * @description The revision this edit is based on; a stale one is refused `conflict`.
             */
            readonly revision: number;
            /** @description The whole new text. */
            readonly text: string;
        };
        /** @description It is done; there is nothing to say. */
        readonly Empty: Record<string, never>;
        /** @description One token of a bot. */
        readonly EndBotToken: {
            /** @description Which bot. */
            readonly bot: string;
            /** @description Which token: its id. */
            readonly token: string;
        };
        /** @description A channel one has come into. */
        readonly Entry: {
            /** @description The channel. */
            readonly channel: components["schemas"]["Channel"];
            /** @description The chain's value there: together they are a cursor. */
            readonly check: string;
            /**
             * Format: int64
             * @description Its events reach this person from the next number on.
             */
            readonly from: number;
            /**
             * Format: int64
             * @description The oldest number this person sees whole.
             */
            readonly visible_from: number;
        };
        /** @description An event of a log. A client skips kinds it does not know, and counts them. */
        readonly Event: components["schemas"]["WorkspaceChanged"] | components["schemas"]["UserChanged"] | components["schemas"]["ChannelCreated"] | components["schemas"]["ChannelRenamed"] | components["schemas"]["ChannelTopicChanged"] | components["schemas"]["ChannelArchived"] | components["schemas"]["ChannelRestored"] | components["schemas"]["MemberJoined"] | components["schemas"]["MemberLeft"] | components["schemas"]["ChannelEntered"] | components["schemas"]["ChannelLeft"] | components["schemas"]["ChannelListed"] | components["schemas"]["MessagePosted"] | components["schemas"]["MessageEdited"] | components["schemas"]["MessageDeleted"] | components["schemas"]["ReadMoved"] | components["schemas"]["UnreadMarked"] | components["schemas"]["ReactionAdded"] | components["schemas"]["ReactionRemoved"] | components["schemas"]["MessagePinned"] | components["schemas"]["MessageUnpinned"] | components["schemas"]["SavedAdded"] | components["schemas"]["SavedRemoved"] | components["schemas"]["PreferencesChanged"] | components["schemas"]["ChannelPreferencesChanged"] | components["schemas"]["DraftChanged"] | components["schemas"]["OutgoingPaused"] | components["schemas"]["ThreadFollowed"] | components["schemas"]["ThreadUnfollowed"] | components["schemas"]["HistoryTrimmed"] | components["schemas"]["ChannelRetentionChanged"] | components["schemas"]["WorkspaceRetentionChanged"] | components["schemas"]["HiddenEvent"];
        /** @description A piece of a log, in order. */
        readonly EventPage: {
            /** @description The events, exactly as they stand on the stream. */
            readonly events: readonly components["schemas"]["Event"][];
            /**
             * Format: int64
             * @description The oldest number the log still holds.
             */
            readonly first: number;
            /**
             * Format: int64
             * @description The newest number.
             */
            readonly head: number;
            /** @description Ask again after this; null at the head. */
            readonly next: number | null;
        };
        /** @description A file of a message. */
        readonly File: {
            /**
             * Format: int64
             * @description Its size.
             */
            readonly bytes: number;
            /**
             * Format: int64
             * @description Of an image, in pixels.
             */
            readonly height?: number;
            /** @description Its id; its bytes are at /api/v1/files/{id}. */
            readonly id: string;
            /** @description What it is called. */
            readonly name: string;
            /** @description There is a small picture of it at /api/v1/files/{id}/preview. */
            readonly preview: boolean;
            /** @description Its media type, as the server found it. */
            readonly type: string;
            /**
             * Format: int64
             * @description Of an image, in pixels.
             */
            readonly width?: number;
        };
        /** @description A thread one follows. */
        readonly FollowedThread: {
            /** @description Its last two replies, oldest first. */
            readonly last: readonly components["schemas"]["Message"][];
            /** @description The message that began it. */
            readonly root: components["schemas"]["Message"];
            /** @description One's cursor in it, and what stands after it. */
            readonly state: components["schemas"]["ThreadState"];
        };
        readonly FollowThread: {
            /** @description Where. */
            readonly channel: string;
            /**
             * Format: int64
             * @description The message that began it.
             */
            readonly thread: number;
        };
        /** @description A message that fits a search. */
        readonly FoundMessage: {
            /** @description Where it stands. */
            readonly channel: string;
            /** @description What of its text was asked for. */
            readonly highlights: readonly components["schemas"]["TextRange"][];
            /** @description The message as it stands now. */
            readonly message: components["schemas"]["Message"];
        };
        /** @description What was found in the channels one is in, the newest first. */
        readonly FoundPage: {
            /** @description The messages. */
            readonly items: readonly components["schemas"]["FoundMessage"][];
            /**
             * Format: int64
             * @description Ask again with this for older ones, even after an empty page; absent when all was looked through.
             */
            readonly next_cursor?: number;
            /** @description Who wrote them. */
            readonly people: {
                readonly [key: string]: components["schemas"]["PersonBrief"];
            };
            /**
             * Format: int64
             * @description About how many messages of the workspace are not indexed yet: 0 but for a second after a post, and after a rebuild.
             */
            readonly waiting: number;
        };
        /** @description How a program wishes to be shown for one message; never instead of who it is. */
        readonly Guise: {
            /** @description One emoji. */
            readonly icon?: string;
            /** @description The name to show. */
            readonly name?: string;
        };
        /** @description How the server is. */
        readonly Health: {
            /** @description The figures. */
            readonly signs: components["schemas"]["VitalSigns"];
            /** @description Empty when all is well: disk_full, disk_low, not_stored, rolled_back, queue_long, acks_slow, loops_late, wal_large, connections_near. */
            readonly troubles: readonly string[];
            /** @description Of the server. */
            readonly version: string;
        };
        /** @description An event that this reader may not see: its place, so that there is no hole. */
        readonly HiddenEvent: {
            readonly channel: components["schemas"]["LogName"];
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "hidden";
            readonly seq: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "event";
        };
        /**
         * @description The oldest messages are gone: the rule how long they are kept has removed them. Told when all are.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "C01h9w4c9c8g00",
         *       "check": "9f3c2d8810aa47e6",
         *       "kind": "history.trimmed",
         *       "seq": 413,
         *       "trimmed": {
         *         "first": 2048,
         *         "messages": 1893
         *       },
         *       "type": "event"
         *     }
         */
        readonly HistoryTrimmed: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            readonly channel: components["schemas"]["ChannelId"];
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "history.trimmed";
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            readonly seq: components["schemas"]["Seq"];
            /** @description What is left. */
            readonly trimmed: components["schemas"]["Trimmed"];
            /** @constant */
            readonly type: "event";
        };
        /** @description Whether what somebody wrote is held. */
        readonly HoldPerson: {
            /** @description True: nothing they wrote is removed, nor what came after it in that channel. */
            readonly hold?: boolean;
            /** @description Whose messages. */
            readonly user: string;
        };
        /** @description An address that a program posts to. Its secret is known to nobody any more. */
        readonly Hook: {
            /** @description Where its messages go. */
            readonly channel: string;
            /**
             * Format: date-time
             * @description When.
             */
            readonly created_at: string;
            /** @description Who made it. */
            readonly created_by: string;
            /** @description True: what comes is refused. */
            readonly disabled: boolean;
            /** @description One emoji; may be empty. */
            readonly icon: string;
            /** @description Its id. */
            readonly id: string;
            /** @description When the last one came. */
            readonly last_used: string | null;
            /** @description What it is called, and shown as. */
            readonly name: string;
            /** @description The bot that speaks for it. */
            readonly user: string;
            /**
             * Format: int64
             * @description How many messages have come by it.
             */
            readonly uses: number;
        };
        /** @description One hook. */
        readonly HookOnly: {
            /** @description Which. */
            readonly hook: string;
        };
        /** @description Some of the hooks. */
        readonly HookPage: {
            /** @description The hooks. */
            readonly items: readonly components["schemas"]["Hook"][];
            /**
             * @description Who may make hooks.
             * @enum {string}
             */
            readonly makers: "members" | "admins";
            /** @description For the next page; absent on the last one. */
            readonly next_cursor?: string;
        };
        /** @description A channel of another chat. Its people come in by member.import, after its messages. */
        readonly ImportChannel: {
            /**
             * Format: date-time
             * @description When.
             */
            readonly created_at: string;
            /** @description Who made it there. */
            readonly created_by: string;
            /**
             * @description public, private or direct.
             * @enum {string}
             */
            readonly kind: "public" | "private" | "direct";
            /** @description What it is called; empty for direct messages. */
            readonly name?: string;
            /** @description One line. */
            readonly topic?: string;
            /** @description Whom a direct message is between. */
            readonly users?: readonly string[];
        };
        /** @description A file of another chat, before its bytes. */
        readonly ImportFile: {
            /** @description Whose it is. */
            readonly by: string;
            /**
             * Format: int64
             * @description How large it is.
             */
            readonly bytes: number;
            /** @description What it was called. */
            readonly name: string;
        };
        /** @description Who is in an imported channel. They see all of it, and have read it. */
        readonly ImportMembers: {
            /** @description It is closed, as it was there. */
            readonly archive?: boolean;
            /** @description Which channel. */
            readonly channel: string;
            /** @description Who; those in it already are passed over. */
            readonly users?: readonly string[];
        };
        /** @description A message of another chat, with what had become of it. */
        readonly ImportMessage: {
            /** @description How a program was shown. */
            readonly as?: components["schemas"]["Guise"];
            /**
             * Format: date-time
             * @description When. The log's order is the order of coming in.
             */
            readonly at: string;
            /** @description Shown in the channel too. */
            readonly broadcast?: boolean;
            /** @description Who said it. */
            readonly by: string;
            /** @description What a program showed with it. */
            readonly cards?: readonly components["schemas"]["Card"][];
            /** @description Where. */
            readonly channel: string;
            /** @description It had been edited. */
            readonly edited?: boolean;
            /** @description Ids of imported files of who said it. */
            readonly files?: readonly string[];
            /** @description In Markdown; may be empty beside cards and files. */
            readonly text?: string;
            /**
             * Format: int64
             * @description The message it replies to.
             */
            readonly thread?: number;
        };
        /** @description People from a CSV file whose first line names the columns. */
        readonly ImportPeople: {
            /** @description The table as text: username, display_name, email, role, channels. */
            readonly csv?: string;
            /** @description True, unless said otherwise: only says what would happen. */
            readonly dry_run?: boolean;
            /** @description Or the file's bytes in base64: UTF-8, UTF-16 or GB18030. */
            readonly file?: string;
        };
        /** @description A message of another chat had been pinned. */
        readonly ImportPin: {
            /**
             * Format: date-time
             * @description When, as far as it is known: when the message was written.
             */
            readonly at: string;
            /** @description Who had pinned it. */
            readonly by: string;
            /** @description Where. */
            readonly channel: string;
            /**
             * Format: int64
             * @description Which message, by its number.
             */
            readonly message: number;
        };
        /** @description An emoji under a message of another chat, and who chose it. */
        readonly ImportReactions: {
            /**
             * Format: date-time
             * @description When, as far as it is known: when the message was written.
             */
            readonly at: string;
            /** @description Where. */
            readonly channel: string;
            /** @description One emoji. */
            readonly emoji: string;
            /**
             * Format: int64
             * @description Which message, by its number.
             */
            readonly message: number;
            /** @description Everybody who chose it, the first first. */
            readonly users: readonly string[];
        };
        /** @description What a table would do, or has done. */
        readonly ImportReport: {
            /**
             * Format: int64
             * @description How many are new.
             */
            readonly create: number;
            /**
             * Format: int64
             * @description How many were made now.
             */
            readonly created: number;
            /** @description True: nothing was changed. */
            readonly dry_run: boolean;
            /**
             * Format: int64
             * @description How many are here already; they are passed over.
             */
            readonly exists: number;
            /** @description Columns that mean nothing here. */
            readonly ignored: readonly string[];
            /** @description In a dry run every line; otherwise those made now, and those that failed. */
            readonly items: readonly components["schemas"]["ImportRow"][];
            /**
             * Format: int64
             * @description How many are still to be made: send the same again until this is 0.
             */
            readonly left: number;
            /**
             * Format: int64
             * @description How many cannot be made as they stand; the others can.
             */
            readonly problems: number;
            /**
             * Format: int64
             * @description Lines with people in them.
             */
            readonly rows: number;
        };
        /** @description One line of the table, and what becomes of it. */
        readonly ImportRow: {
            /** @description Where they come in at once. */
            readonly channels: readonly string[];
            /** @description Of the problem; empty without one. */
            readonly code: string;
            /** @description The problem in one sentence. */
            readonly detail: string;
            /** @description What is shown. */
            readonly display_name: string;
            /** @description For signing in with it. */
            readonly email?: string;
            /**
             * Format: date-time
             * @description Until when.
             */
            readonly expires_at?: string;
            /** @description The column at fault. */
            readonly field: string;
            /**
             * Format: int64
             * @description In the file.
             */
            readonly line: number;
            /**
             * @description What they may do.
             * @enum {string}
             */
            readonly role: "guest" | "member" | "admin" | "owner";
            /** @description With which they set their password, once; shown this once. */
            readonly setup_code?: string;
            /**
             * @description create, exists (passed over), problem, or created.
             * @enum {string}
             */
            readonly state: "create" | "exists" | "problem" | "created";
            /** @description Who was created. */
            readonly user?: string;
            /** @description As it will be. */
            readonly username: string;
        };
        /** @description How far the search index is. */
        readonly IndexState: {
            /**
             * Format: int64
             * @description Messages that can be found.
             */
            readonly indexed: number;
            /**
             * Format: int64
             * @description About how many are still to come.
             */
            readonly waiting: number;
        };
        /** @description An invitation; its code is known to nobody any more. */
        readonly Invitation: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            readonly created_at: string;
            /** @description Who invites. */
            readonly created_by: string;
            /**
             * Format: date-time
             * @description Until when.
             */
            readonly expires_at: string;
            /** @description Its id. */
            readonly id: string;
            /**
             * @description What those who come by it will be.
             * @enum {string}
             */
            readonly role: "guest" | "member" | "admin" | "owner";
            /**
             * Format: int64
             * @description How many have come by it.
             */
            readonly uses: number;
            /**
             * Format: int64
             * @description How many may.
             */
            readonly uses_max: number;
        };
        /** @description One invitation. */
        readonly InvitationOnly: {
            /** @description Which. */
            readonly invitation: string;
        };
        /** @description Some of the invitations. */
        readonly InvitationPage: {
            /** @description The invitations. */
            readonly items: readonly components["schemas"]["Invitation"][];
            /** @description For the next page; absent on the last one. */
            readonly next_cursor?: string;
        };
        /** @description What an invitation leads to. */
        readonly InvitationPreview: {
            /** @description The display name of who invites. */
            readonly invited_by: string;
            /**
             * @description What one will be.
             * @enum {string}
             */
            readonly role: "guest" | "member" | "admin" | "owner";
            /** @description What the workspace is called. */
            readonly workspace: string;
        };
        /** @description One use of a slash command. Kept for half an hour. */
        readonly Invocation: {
            /** @description Its id. */
            readonly id: string;
            /**
             * @description silent: no answer came within three seconds.
             * @enum {string}
             */
            readonly state: "asking" | "answered" | "silent";
            /** @description What only the caller sees, in Markdown. */
            readonly text: string;
            /** @description Why no answer came. */
            readonly trouble: string;
        };
        /** @description The change is on stable storage, once, at this place. */
        readonly InvocationAck: {
            /**
             * Format: date-time
             * @description When.
             */
            readonly at: string;
            /**
             * @description This key had been taken before: the same place.
             * @constant
             */
            readonly duplicate?: true;
            /** @description Of the command; one that the server made when none was sent. */
            readonly key: components["schemas"]["Key"];
            /** @description The log the change stands in. */
            readonly log: components["schemas"]["LogName"];
            readonly result: components["schemas"]["Invocation"];
            /**
             * Format: int64
             * @description Its number there; when unchanged, the head it was found at.
             */
            readonly seq: number;
            /**
             * @description What was asked for was so already.
             * @constant
             */
            readonly unchanged?: true;
        };
        /** @description What a command is known by: the same whenever it is sent again. */
        readonly Key: string;
        /** @description Whether what was accepted was committed and numbered. */
        readonly Ledger: {
            /**
             * Format: date-time
             * @description When it was read.
             */
            readonly as_of: string;
            /**
             * Format: int64
             * @description Numbers that the logs had taken before the first of these days.
             */
            readonly before: number;
            /** @description The oldest first; a day without a change is left out. */
            readonly days: readonly components["schemas"]["LedgerLine"][];
            /** @description The day under way, whatever was asked for. */
            readonly today: components["schemas"]["LedgerLine"];
            /** @description Of these days. */
            readonly total: components["schemas"]["LedgerLine"];
        };
        /** @description How often. */
        readonly LedgerCount: {
            /**
             * Format: int64
             * @description How many.
             */
            readonly count: number;
            /** @description A code, or a kind. */
            readonly name: string;
        };
        /** @description What was counted on one day, or on all of them. */
        readonly LedgerLine: {
            /**
             * Format: int64
             * @description Changes that commands made and were not refused: numbers they took in logs.
             */
            readonly accepted: number;
            /**
             * Format: int64
             * @description Of these, those that were acknowledged.
             */
            readonly acknowledged: number;
            /** @description What clients reported, by kind. */
            readonly breaches: readonly components["schemas"]["LedgerCount"][];
            /**
             * Format: int64
             * @description Commands that were asked for, of all kinds.
             */
            readonly commands: number;
            /**
             * Format: int64
             * @description Changes whose commit returned.
             */
            readonly committed: number;
            /**
             * Format: int64
             * @description Accepted by the newest commit, which is read here and so stands.
             */
            readonly confirming: number;
            /** @description As 2026-09-14, in UTC; empty for the total. */
            readonly day: string;
            /** @description By code, of those that reached the writer. */
            readonly refusals: readonly components["schemas"]["LedgerCount"][];
            /**
             * Format: int64
             * @description And those that were refused.
             */
            readonly refused: number;
            /**
             * Format: int64
             * @description How far the heads of all logs have moved.
             */
            readonly sequenced: number;
            /**
             * Format: int64
             * @description Without an answer yet; or for good, when the server was killed.
             */
            readonly unanswered: number;
            /**
             * Format: int64
             * @description They stand, but the server was killed before it had noted so.
             */
            readonly unknown: number;
            /** @description equal, differs or breaches. */
            readonly verdict: string;
        };
        /** @description A person or a bot; for who manages people, with the e-mail address. */
        readonly ListedPerson: {
            /** @description False: deactivated; they cannot sign in. */
            readonly active: boolean;
            /** @description Where their picture is. */
            readonly avatar: string | null;
            /** @description A program. */
            readonly bot: boolean;
            /** @description What is shown. */
            readonly display_name: string;
            /** @description Only for who manages people. */
            readonly email?: string;
            /** @description Their id. */
            readonly id: string;
            /**
             * @description What they may do.
             * @enum {string}
             */
            readonly role: "guest" | "member" | "admin" | "owner";
            /** @description Whose clock they live by, an IANA name; empty: not said. */
            readonly time_zone: string;
            /** @description What they do here, in a few words; empty: not said. */
            readonly title: string;
            /** @description What one writes after @. */
            readonly username: string;
            /**
             * Format: int64
             * @description Rises with every change of these facts.
             */
            readonly version: number;
        };
        /** @description A log: a channel by its id, one's own, or the workspace's. */
        readonly LogName: string;
        readonly MarkUnread: {
            /** @description Which channel. */
            readonly channel: string;
            /**
             * Format: int64
             * @description Unread from this message on.
             */
            readonly seq: number;
        };
        /**
         * @description Somebody came in.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "C01h9w4c9c8g00",
         *       "check": "9f3c2d8810aa47e6",
         *       "kind": "member.joined",
         *       "seq": 413,
         *       "type": "event",
         *       "user": "U0000000000001"
         *     }
         */
        readonly MemberJoined: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            readonly channel: components["schemas"]["ChannelId"];
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "member.joined";
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            readonly seq: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "event";
            /** @description Who. */
            readonly user: string;
        };
        /**
         * @description Somebody went.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "C01h9w4c9c8g00",
         *       "check": "9f3c2d8810aa47e6",
         *       "kind": "member.left",
         *       "reason": "left",
         *       "seq": 413,
         *       "type": "event",
         *       "user": "U0000000000001"
         *     }
         */
        readonly MemberLeft: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            readonly channel: components["schemas"]["ChannelId"];
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "member.left";
            /**
             * @description Left by themselves, or was removed.
             * @enum {string}
             */
            readonly reason: "left" | "removed" | "deactivated";
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            readonly seq: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "event";
            /** @description Who. */
            readonly user: string;
        };
        /** @description The people in a channel. */
        readonly MemberPage: {
            /**
             * Format: int64
             * @description The channel's number this is true for.
             */
            readonly as_of: number;
            /** @description Ids of people. */
            readonly items: readonly string[];
            /** @description Ask again with this; absent on the last page. */
            readonly next_cursor?: string;
        };
        /** @description A live message by somebody else that names one, or everybody. */
        readonly Mention: {
            /** @description Where. */
            readonly channel: string;
            /** @description The message as it stands. */
            readonly message: components["schemas"]["Message"];
            /** @description It stands after one's read cursor in its channel or thread. */
            readonly unread: boolean;
        };
        /** @description Where one was named, the newest first. */
        readonly MentionPage: {
            /** @description The mentions. */
            readonly items: readonly components["schemas"]["Mention"][];
            /** @description Ask again with this; absent on the last page. */
            readonly next_cursor?: string;
            /** @description Who is named in them by id. */
            readonly people: {
                readonly [key: string]: components["schemas"]["PersonBrief"];
            };
        };
        /** @description Who may name everybody in a channel. */
        readonly MentionRule: {
            /** @description Whether one may oneself. */
            readonly allowed: boolean;
            /** @description The setting mention_everyone: everyone, members, admins or nobody. */
            readonly everyone: string;
        };
        /** @description A message as it stands. */
        readonly Message: {
            /** @description How a program wishes to be shown. */
            readonly as: components["schemas"]["Guise"] | null;
            /**
             * Format: date-time
             * @description When.
             */
            readonly at: string;
            /** @description A reply that is shown in the channel too. */
            readonly broadcast: boolean;
            /** @description Who said it. */
            readonly by: string;
            /** @description What a program shows below its words. */
            readonly cards: readonly components["schemas"]["Card"][];
            /** @description It is gone; only its place is left. */
            readonly deleted: boolean;
            /**
             * Format: date-time
             * @description When it was last edited.
             */
            readonly edited_at?: string;
            /** @description Its files. */
            readonly files: readonly components["schemas"]["File"][];
            /** @description The key it was sent with. */
            readonly key: string;
            /** @description Ids of those it names, @channel and @here. */
            readonly mentions: readonly string[];
            /** @description Absent when it is not pinned. */
            readonly pinned?: components["schemas"]["Pin"];
            /** @description Emoji under it, the first first. */
            readonly reactions: readonly components["schemas"]["Reaction"][];
            /** @description The thread below it; absent when nobody has replied. */
            readonly replies?: components["schemas"]["Replies"];
            /**
             * Format: int64
             * @description The number of its last edit, or of the post: what an edit is based on.
             */
            readonly revision: number;
            /**
             * Format: int64
             * @description Its number: how it is named in its channel.
             */
            readonly seq: number;
            /** @description What it says; empty when deleted. */
            readonly text: string;
            /** @description The message it replies to. */
            readonly thread: number | null;
            /**
             * Format: int64
             * @description The last event folded into it.
             */
            readonly version: number;
        };
        /**
         * @description A message is gone, and its text with it.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "C01h9w4c9c8g00",
         *       "check": "9f3c2d8810aa47e6",
         *       "kind": "message.deleted",
         *       "message": {
         *         "seq": 411,
         *         "thread": null,
         *         "version": 413
         *       },
         *       "seq": 413,
         *       "type": "event"
         *     }
         */
        readonly MessageDeleted: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            readonly channel: components["schemas"]["ChannelId"];
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "message.deleted";
            /** @description Which one. */
            readonly message: components["schemas"]["DeletedMessage"];
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            readonly seq: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "event";
        };
        /**
         * @description Somebody changed what they had said.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "C01h9w4c9c8g00",
         *       "check": "9f3c2d8810aa47e6",
         *       "kind": "message.edited",
         *       "message": {
         *         "mentions": [],
         *         "revision": 413,
         *         "seq": 411,
         *         "text": "The tide turns at seven.",
         *         "version": 413
         *       },
         *       "seq": 413,
         *       "type": "event"
         *     }
         */
        readonly MessageEdited: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            readonly channel: components["schemas"]["ChannelId"];
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "message.edited";
            /** @description What it says now. */
            readonly message: components["schemas"]["EditedMessage"];
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            readonly seq: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "event";
        };
        /** @description Messages in order, oldest first. */
        readonly MessagePage: {
            /**
             * Format: int64
             * @description The channel's number this page is true for.
             */
            readonly as_of: number;
            /**
             * Format: int64
             * @description The oldest number the log still holds.
             */
            readonly first: number;
            /** @description There are newer ones. */
            readonly has_newer: boolean;
            /** @description There are older ones. */
            readonly has_older: boolean;
            /**
             * Format: int64
             * @description The newest number of the log.
             */
            readonly head: number;
            /** @description The messages. */
            readonly messages: readonly components["schemas"]["Message"][];
            /** @description Who wrote them, and who else is named in them by id. */
            readonly people: {
                readonly [key: string]: components["schemas"]["PersonBrief"];
            };
            /** @description Of a thread: the message that began it. */
            readonly root?: components["schemas"]["Message"];
        };
        /**
         * @description Somebody pinned a message for everybody in the channel.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "C01h9w4c9c8g00",
         *       "check": "9f3c2d8810aa47e6",
         *       "kind": "message.pinned",
         *       "message": {
         *         "seq": 411,
         *         "version": 413
         *       },
         *       "seq": 413,
         *       "type": "event"
         *     }
         */
        readonly MessagePinned: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            readonly channel: components["schemas"]["ChannelId"];
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "message.pinned";
            /** @description Which one. */
            readonly message: components["schemas"]["PinnedMessage"];
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            readonly seq: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "event";
        };
        /**
         * @description Somebody said something.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "C01h9w4c9c8g00",
         *       "check": "9f3c2d8810aa47e6",
         *       "kind": "message.posted",
         *       "message": {
         *         "as": null,
         *         "broadcast": false,
         *         "cards": [],
         *         "files": [],
         *         "key": "k7Qm2",
         *         "mentions": [],
         *         "text": "The tide turns at six.",
         *         "thread": null,
         *         "version": 413
         *       },
         *       "seq": 413,
         *       "type": "event"
         *     }
         */
        readonly MessagePosted: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            readonly channel: components["schemas"]["ChannelId"];
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "message.posted";
            /** @description What. */
            readonly message: components["schemas"]["PostedMessage"];
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            readonly seq: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "event";
        };
        /**
         * @description A message is no longer pinned.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "C01h9w4c9c8g00",
         *       "check": "9f3c2d8810aa47e6",
         *       "kind": "message.unpinned",
         *       "message": {
         *         "seq": 411,
         *         "version": 413
         *       },
         *       "seq": 413,
         *       "type": "event"
         *     }
         */
        readonly MessageUnpinned: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            readonly channel: components["schemas"]["ChannelId"];
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "message.unpinned";
            /** @description Which one. */
            readonly message: components["schemas"]["PinnedMessage"];
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            readonly seq: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "event";
        };
        readonly MoveRead: {
            /** @description Which channel. */
            readonly channel: string;
            /**
             * Format: int64
             * @description Everything up to this number has been read.
             */
            readonly seq: number;
            /**
             * Format: int64
             * @description The cursor of this thread instead of the channel's.
             */
            readonly thread?: number;
        };
        /** @description A channel one is in, with what is one's own about it. */
        readonly MyChannel: {
            /** @description The channel. */
            readonly channel: components["schemas"]["Channel"];
            /**
             * Format: int64
             * @description One's read cursor.
             */
            readonly read: number;
            /**
             * Format: int64
             * @description The oldest number one sees whole.
             */
            readonly visible_from: number;
        };
        /** @description What @me has come to: the snapshot that a resync of @me is settled against. */
        readonly MyState: {
            /**
             * Format: int64
             * @description The number of @me this is true for.
             */
            readonly as_of: number;
            /** @description All channels one is in. */
            readonly channels: readonly components["schemas"]["MyChannel"][];
            /** @description The chain's value there: together they are a cursor. */
            readonly check: string;
        };
        /** @description A bot's token, shown this once. */
        readonly NewBotToken: {
            /** @description For ending it. */
            readonly id: string;
            /** @description For the header Authorization: Bearer. */
            readonly token: string;
        };
        /** @description A hook with its address, shown this once. */
        readonly NewHook: {
            /** @description The hook. */
            readonly hook: components["schemas"]["Hook"];
            /** @description Where to post, below the server's own address. Whoever knows it can post. */
            readonly path: string;
        };
        /** @description An invitation, its code shown this once. */
        readonly NewInvitation: {
            /** @description For those who are invited. */
            readonly code: string;
            /**
             * Format: date-time
             * @description Until when.
             */
            readonly expires_at: string;
            /** @description For taking it back. */
            readonly id: string;
        };
        /** @description A token, shown this once. */
        readonly NewToken: {
            /** @description For ending it. */
            readonly id: string;
            /** @description For the header Authorization: Bearer. */
            readonly token: string;
        };
        readonly NoAvatar: Record<string, never>;
        /** @description The direct message between oneself and these people: made when it is not there yet. */
        readonly OpenDirect: {
            /** @description The others; oneself alone for notes. */
            readonly users: readonly string[];
        };
        /** @description An outgoing webhook. */
        readonly Outgoing: {
            /** @description Whose eyes. */
            readonly bot: string;
            /** @description Only this channel. */
            readonly channel?: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            readonly created_at: string;
            /** @description Kinds of events. */
            readonly events: readonly string[];
            /**
             * Format: int64
             * @description Tries that failed since the last that did not.
             */
            readonly failures: number;
            /** @description Its id. */
            readonly id: string;
            /** @description What it is for. */
            readonly name: string;
            /**
             * @description failing: the server stopped trying after too many failures.
             * @enum {string}
             */
            readonly standing: "running" | "paused" | "failing";
            /** @description Where to. */
            readonly url: string;
            /**
             * Format: int64
             * @description Deliveries that wait.
             */
            readonly waiting: number;
            /** @description Only messages that begin with one of these. */
            readonly words: readonly string[];
        };
        /** @description Outgoing webhooks. */
        readonly OutgoingList: {
            /** @description The webhooks, the oldest first. */
            readonly items: readonly components["schemas"]["Outgoing"][];
        };
        /** @description One outgoing webhook. */
        readonly OutgoingOnly: {
            /** @description Which. */
            readonly hook: string;
        };
        /**
         * @description A webhook of one's own rests after too many failures.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "@me",
         *       "check": "9f3c2d8810aa47e6",
         *       "hook": {
         *         "bot": "U01h9w4c9c8g00",
         *         "id": "O01h9w4c9c8g00",
         *         "name": "build server",
         *         "trouble": "timeout"
         *       },
         *       "kind": "outgoing.paused",
         *       "seq": 413,
         *       "type": "event"
         *     }
         */
        readonly OutgoingPaused: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            /** @constant */
            readonly channel: "@me";
            readonly check: components["schemas"]["Check"];
            /** @description Which. */
            readonly hook: components["schemas"]["PausedOutgoing"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "outgoing.paused";
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            readonly seq: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "event";
        };
        /** @description An outgoing webhook and what its deliveries are signed with, shown this once. */
        readonly OutgoingSecret: {
            /** @description The webhook. */
            readonly hook: components["schemas"]["Outgoing"];
            /** @description The key of the HMAC-SHA256 in Holdfast-Signature. */
            readonly secret: string;
        };
        readonly OwnSessions: Record<string, never>;
        /** @description A webhook that the server stopped trying. */
        readonly PausedOutgoing: {
            /** @description Of which bot. */
            readonly bot: string;
            /** @description Its id. */
            readonly id: string;
            /** @description What it is for. */
            readonly name: string;
            /** @description How the last try ended. */
            readonly trouble: string;
        };
        /** @description How many there are in all. */
        readonly PeopleCounts: {
            /**
             * Format: int64
             * @description People who can sign in.
             */
            readonly active: number;
            /**
             * Format: int64
             * @description Bots that work.
             */
            readonly bots: number;
            /**
             * Format: int64
             * @description People who cannot any more.
             */
            readonly deactivated: number;
            /**
             * Format: int64
             * @description Of these, without a password yet.
             */
            readonly waiting: number;
        };
        /** @description As much of a person as a page of messages needs. */
        readonly PersonBrief: {
            /** @description Their picture. */
            readonly avatar: string | null;
            /** @description The name to show. */
            readonly name: string;
            /** @description The name to mention. */
            readonly username: string;
            /**
             * Format: int64
             * @description Rises when the profile changes.
             */
            readonly version: number;
        };
        /** @description A message is pinned in its channel. */
        readonly Pin: {
            /**
             * Format: date-time
             * @description When.
             */
            readonly at: string;
            /** @description Who pinned it. */
            readonly by: string;
        };
        /** @description The pinned messages of a channel, the last pinned first. */
        readonly PinList: {
            /**
             * Format: int64
             * @description The channel's number this list is true for.
             */
            readonly as_of: number;
            /** @description The messages. */
            readonly messages: readonly components["schemas"]["Message"][];
            /** @description Who wrote them, and who else is named in them by id. */
            readonly people: {
                readonly [key: string]: components["schemas"]["PersonBrief"];
            };
        };
        readonly PinMessage: {
            /** @description Where. */
            readonly channel: string;
            /**
             * Format: int64
             * @description Which message, by its number.
             */
            readonly message: number;
        };
        /** @description A message that was pinned or unpinned. */
        readonly PinnedMessage: {
            /**
             * Format: int64
             * @description The message it changes.
             */
            readonly seq: number;
            /**
             * Format: int64
             * @description The number of this event.
             */
            readonly version: number;
        };
        /** @description A message as it was posted. */
        readonly PostedMessage: {
            /** @description How a program wishes to be shown. */
            readonly as: components["schemas"]["Guise"] | null;
            /** @description A reply that is shown in the channel too. */
            readonly broadcast: boolean;
            /** @description What a program shows below its words. */
            readonly cards: readonly components["schemas"]["Card"][];
            /** @description Its files. */
            readonly files: readonly components["schemas"]["File"][];
            /** @description The key it was sent with. */
            readonly key: string;
            /** @description Ids of those it names, @channel and @here. */
            readonly mentions: readonly string[];
            /** @description What was said; empty once it was deleted. */
            readonly text: string;
            /** @description The message it replies to. */
            readonly thread: number | null;
            /** @description Of a reply: who began the thread, and so follows it. */
            readonly thread_by?: string;
            /**
             * Format: int64
             * @description Its own number.
             */
            readonly version: number;
        };
        /** @description Say something in a channel. */
        readonly PostMessage: {
            /** @description Show the reply in the channel too. */
            readonly broadcast?: boolean;
            /** @description Where. */
            readonly channel: string;
            /** @description Ids of files one has uploaded. */
            readonly files?: readonly string[];
            /** @description What to say, in Markdown; @username names somebody. May be empty beside files. */
            readonly text?: string;
            /**
             * Format: int64
             * @description The message to reply to.
             */
            readonly thread?: number;
        };
        /** @description What one is told of, on all devices. What is left out is as at first. */
        readonly Preferences: {
            /** @description Words that count as being meant; up to 40 characters each. */
            readonly keywords: readonly string[];
            /**
             * @description All messages, only what is meant for one, or nothing.
             * @enum {string}
             */
            readonly level: "all" | "mentions" | "nothing";
            /** @description Whether a notification shows the words. */
            readonly preview: boolean;
            /** @description When nothing is shown. */
            readonly quiet_hours: components["schemas"]["QuietHours"];
            /**
             * @description The key that sends a message.
             * @enum {string}
             */
            readonly send_with: "enter" | "ctrl_enter";
            /** @description Whether a notification is heard. */
            readonly sound: boolean;
        };
        /**
         * @description One prefers something else.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "@me",
         *       "check": "9f3c2d8810aa47e6",
         *       "kind": "preferences.changed",
         *       "preferences": {
         *         "keywords": [
         *           "outage",
         *           "停电"
         *         ],
         *         "level": "mentions",
         *         "preview": false,
         *         "quiet_hours": {
         *           "days": [
         *             "monday",
         *             "sunday"
         *           ],
         *           "from_minute": 1320,
         *           "on": true,
         *           "time_zone": "Europe/Berlin",
         *           "to_minute": 480
         *         },
         *         "send_with": "enter",
         *         "sound": true
         *       },
         *       "seq": 413,
         *       "type": "event"
         *     }
         */
        readonly PreferencesChanged: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            /** @constant */
            readonly channel: "@me";
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "preferences.changed";
            /** @description All of them. */
            readonly preferences: components["schemas"]["Preferences"];
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            readonly seq: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "event";
        };
        /** @description What a code leads to. */
        readonly PreviewInvitation: {
            /** @description The code. */
            readonly code: string;
        };
        /** @description A refusal, as RFC 9457 has it. */
        readonly Problem: {
            /** @description Stable; what programs decide by. */
            readonly code: string;
            /** @description One sentence for a person. */
            readonly detail: string;
            /** @description The field at fault. */
            readonly field?: string;
            /** @description For finding it in the server's log. */
            readonly request_id: string;
            /**
             * Format: int64
             * @description When to try again.
             */
            readonly retry_ms?: number;
            /**
             * Format: int64
             * @description The status again.
             */
            readonly status: number;
            /** @description The status in words. */
            readonly title: string;
            /** @description Always about:blank; the code says more. */
            readonly type: string;
        };
        /** @description Oneself. */
        readonly Profile: {
            /** @description True: who is deactivated cannot ask. */
            readonly active: boolean;
            /** @description Where the picture is. */
            readonly avatar: string | null;
            /** @description A program. */
            readonly bot: boolean;
            /**
             * Format: date-time
             * @description When the account was made.
             */
            readonly created_at: string;
            /** @description What is shown. */
            readonly display_name: string;
            /** @description The e-mail address; admins see it too, nobody else. */
            readonly email: string | null;
            /** @description One's id. */
            readonly id: string;
            /**
             * @description What one may do.
             * @enum {string}
             */
            readonly role: "guest" | "member" | "admin" | "owner";
            /** @description What one says about being there. */
            readonly status: components["schemas"]["Status"];
            /** @description Whose clock one lives by, an IANA name; empty: not said. */
            readonly time_zone: string;
            /** @description What one does here, in a few words; empty: not said. */
            readonly title: string;
            /** @description What one writes after @. */
            readonly username: string;
            /**
             * Format: int64
             * @description Rises with every change of the facts above.
             */
            readonly version: number;
        };
        /** @description When nothing is shown. Times are minutes of the day; from after to runs past midnight. */
        readonly QuietHours: {
            /** @description The days they begin on. */
            readonly days: readonly ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
            /**
             * Format: int64
             * @description From this minute of the day.
             */
            readonly from_minute: number;
            /** @description Whether they hold. */
            readonly on: boolean;
            /** @description IANA name; empty: that of the device. */
            readonly time_zone: string;
            /**
             * Format: int64
             * @description Until this minute of the day.
             */
            readonly to_minute: number;
        };
        readonly React: {
            /** @description Where. */
            readonly channel: string;
            /** @description One emoji; the same with and without U+FE0F. */
            readonly emoji: string;
            /**
             * Format: int64
             * @description Which message, by its number.
             */
            readonly message: number;
        };
        /** @description A message and the emoji that came or went under it. */
        readonly ReactedMessage: {
            /** @description The emoji, spelt in full. */
            readonly emoji: string;
            /**
             * Format: int64
             * @description The message it changes.
             */
            readonly seq: number;
            /**
             * Format: int64
             * @description The number of this event.
             */
            readonly version: number;
        };
        /** @description One emoji under a message. */
        readonly Reaction: {
            /** @description The emoji itself. */
            readonly emoji: string;
            /** @description Everybody who chose it, the first first. */
            readonly users: readonly string[];
        };
        /**
         * @description Somebody reacted to a message.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "C01h9w4c9c8g00",
         *       "check": "9f3c2d8810aa47e6",
         *       "kind": "reaction.added",
         *       "message": {
         *         "emoji": "👍",
         *         "seq": 411,
         *         "version": 413
         *       },
         *       "seq": 413,
         *       "type": "event"
         *     }
         */
        readonly ReactionAdded: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            readonly channel: components["schemas"]["ChannelId"];
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "reaction.added";
            /** @description To which, and how. */
            readonly message: components["schemas"]["ReactedMessage"];
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            readonly seq: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "event";
        };
        /**
         * @description Somebody took a reaction back.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "C01h9w4c9c8g00",
         *       "check": "9f3c2d8810aa47e6",
         *       "kind": "reaction.removed",
         *       "message": {
         *         "emoji": "👍",
         *         "seq": 411,
         *         "version": 413
         *       },
         *       "seq": 413,
         *       "type": "event"
         *     }
         */
        readonly ReactionRemoved: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            readonly channel: components["schemas"]["ChannelId"];
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "reaction.removed";
            /** @description From which, and which one. */
            readonly message: components["schemas"]["ReactedMessage"];
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            readonly seq: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "event";
        };
        /** @description How far somebody has read. */
        readonly ReadCursor: {
            /** @description Which channel. */
            readonly channel: string;
            /**
             * Format: int64
             * @description Everything up to this number.
             */
            readonly seq: number;
            /** @description Which thread; null for the channel itself. */
            readonly thread: number | null;
        };
        /**
         * @description One has read further.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "@me",
         *       "check": "9f3c2d8810aa47e6",
         *       "kind": "read.moved",
         *       "read": {
         *         "channel": "C01h9w4c9c8g00",
         *         "seq": 431,
         *         "thread": null
         *       },
         *       "seq": 413,
         *       "type": "event"
         *     }
         */
        readonly ReadMoved: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            /** @constant */
            readonly channel: "@me";
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "read.moved";
            /** @description The cursor. */
            readonly read: components["schemas"]["ReadCursor"];
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            readonly seq: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "event";
        };
        /** @description One's read cursor in a channel and what stands after it. */
        readonly ReadState: {
            /**
             * Format: int64
             * @description The channel's number this is true for.
             */
            readonly as_of: number;
            /**
             * Format: int64
             * @description Of these, those that name one or everybody, up to 999. A mention in a reply counts in its thread.
             */
            readonly mentions: number;
            /**
             * Format: int64
             * @description Everything up to this number has been read.
             */
            readonly seq: number;
            /**
             * Format: int64
             * @description Live root messages by others after it, exact up to 999.
             */
            readonly unread: number;
        };
        readonly RemoveMember: {
            /** @description Which channel. */
            readonly channel: string;
            /** @description Who goes. */
            readonly user: string;
        };
        /** @description Another name to show. */
        readonly RenameBot: {
            /** @description Which bot. */
            readonly bot: string;
            /** @description What is shown. */
            readonly display_name: string;
        };
        readonly RenameChannel: {
            /** @description Which channel. */
            readonly channel: string;
            /** @description The new name. */
            readonly name: string;
        };
        /** @description Send a delivery again. */
        readonly ReplayDelivery: {
            /** @description Which one. */
            readonly delivery: string;
            /** @description Of which webhook. */
            readonly hook: string;
        };
        /** @description What stands in the thread below a message. */
        readonly Replies: {
            /**
             * Format: int64
             * @description Live replies.
             */
            readonly count: number;
            /**
             * Format: date-time
             * @description When the last one was posted.
             */
            readonly last_at: string;
            /** @description Up to five who took part, the first first; deleting a reply changes nothing here. */
            readonly people: readonly string[];
        };
        /** @description A code for setting a new password. */
        readonly ResetLink: {
            /** @description Works once; shown this once. */
            readonly code: string;
            /**
             * Format: date-time
             * @description Until when.
             */
            readonly expires_at: string;
        };
        /** @description A new password by a code that works once. */
        readonly ResetPassword: {
            /** @description From the reset link. */
            readonly code: string;
            /** @description Ten characters or more. */
            readonly password: string;
        };
        /** @description A later answer to a slash command. */
        readonly RespondLater: {
            /** @description From the response_url. */
            readonly code: string;
            /**
             * @description For the caller alone, or for the channel.
             * @enum {string}
             */
            readonly response_type?: "ephemeral" | "in_channel";
            /** @description What to say, in Slack's mrkdwn. */
            readonly text: string;
        };
        /** @description A channel with a rule of its own. */
        readonly RetentionException: {
            /** @description Which one. */
            readonly channel: string;
            /** @description Whole days; 0: for ever; null: as the workspace says. */
            readonly days: number | null;
            /** @description True: nothing is removed here. */
            readonly hold: boolean;
            /**
             * @description public, private or direct.
             * @enum {string}
             */
            readonly kind: "public" | "private" | "direct";
            /** @description Its name; empty where it is not for the caller to see. */
            readonly name: string;
        };
        /** @description How long messages are kept. */
        readonly RetentionRule: {
            /** @description Whole days; 0: for ever; null: as the workspace says. */
            readonly days: number | null;
            /** @description True: nothing is removed, whatever the days say. */
            readonly hold: boolean;
        };
        /** @description All rules how long messages are kept. */
        readonly RetentionRules: {
            /** @description Channels with a rule of their own. */
            readonly channels: readonly components["schemas"]["RetentionException"][];
            /**
             * Format: int64
             * @description The workspace's: whole days; 0: for ever.
             */
            readonly days: number;
            /** @description True: nothing is removed anywhere. */
            readonly hold: boolean;
            /** @description Those whose messages are held. */
            readonly people: readonly string[];
        };
        /** @description Use a slash command. */
        readonly RunSlashCommand: {
            /** @description Where. */
            readonly channel: string;
            /** @description Which, with its slash or without. */
            readonly command: string;
            /** @description What follows it. */
            readonly text?: string;
        };
        /**
         * @description One has saved a message.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "@me",
         *       "check": "9f3c2d8810aa47e6",
         *       "kind": "saved.added",
         *       "saved": {
         *         "channel": "C01h9w4c9c8g00",
         *         "message": 413
         *       },
         *       "seq": 413,
         *       "type": "event"
         *     }
         */
        readonly SavedAdded: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            /** @constant */
            readonly channel: "@me";
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "saved.added";
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            /** @description Which one. */
            readonly saved: components["schemas"]["SavedMark"];
            readonly seq: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "event";
        };
        /** @description A saved message as it stands now. */
        readonly SavedEntry: {
            /**
             * Format: date-time
             * @description When it was saved.
             */
            readonly at: string;
            /** @description Its channel. */
            readonly channel: string;
            /** @description The message; null while one may not read it. */
            readonly content: components["schemas"]["Message"] | null;
            /**
             * Format: int64
             * @description Its number.
             */
            readonly message: number;
        };
        /** @description Which message was saved. */
        readonly SavedMark: {
            /** @description Its channel. */
            readonly channel: string;
            /**
             * Format: int64
             * @description Its number.
             */
            readonly message: number;
        };
        /** @description Which messages one has saved: what the events of @me come to. */
        readonly SavedMarks: {
            /**
             * Format: int64
             * @description The number of one's own log this is true for.
             */
            readonly as_of: number;
            /** @description All of them. */
            readonly items: readonly components["schemas"]["SavedMark"][];
        };
        /** @description One's saved messages, the last saved first; deleted ones are passed over. */
        readonly SavedPage: {
            /** @description The messages. */
            readonly items: readonly components["schemas"]["SavedEntry"][];
            /**
             * Format: int64
             * @description Ask again with this; absent on the last page.
             */
            readonly next_cursor?: number;
            /** @description Who wrote them, and who else is named in them by id. */
            readonly people: {
                readonly [key: string]: components["schemas"]["PersonBrief"];
            };
        };
        /** @description What is half typed; empty text takes the draft away. */
        readonly SaveDraft: {
            /** @description Where. */
            readonly channel: string;
            /** @description What is typed so far. */
            readonly text: string;
            /**
             * Format: int64
             * @description The message it replies to.
             */
            readonly thread?: number;
        };
        /**
         * @description One has taken a message off the saved ones.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "@me",
         *       "check": "9f3c2d8810aa47e6",
         *       "kind": "saved.removed",
         *       "saved": {
         *         "channel": "C01h9w4c9c8g00",
         *         "message": 413
         *       },
         *       "seq": 413,
         *       "type": "event"
         *     }
         */
        readonly SavedRemoved: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            /** @constant */
            readonly channel: "@me";
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "saved.removed";
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            /** @description Which one. */
            readonly saved: components["schemas"]["SavedMark"];
            readonly seq: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "event";
        };
        readonly SaveMessage: {
            /** @description Where. */
            readonly channel: string;
            /**
             * Format: int64
             * @description Which message, by its number.
             */
            readonly message: number;
        };
        /**
         * Format: int64
         * @description A place in a log: 1, 2, 3, … without holes.
         */
        readonly Seq: number;
        /** @description What a client needs to know before anybody has signed in. */
        readonly Server: {
            /** @description What the workspace is called. */
            readonly name: string;
            /** @description True: nobody owns the workspace yet. */
            readonly setup_required: boolean;
            /** @description Of the server. */
            readonly version: string;
        };
        /** @description A browser that is signed in, or a program's token. */
        readonly Session: {
            /** @description True: a token; false: a browser. */
            readonly bearer: boolean;
            /**
             * Format: date-time
             * @description When it began.
             */
            readonly created_at: string;
            /** @description The one that asks. */
            readonly current: boolean;
            /**
             * Format: date-time
             * @description When it ends whatever happens.
             */
            readonly expires_at?: string;
            /** @description Its id. */
            readonly id: string;
            /**
             * Format: date-time
             * @description When it was last used, roughly.
             */
            readonly last_used: string;
            /** @description What it was called, or what the device calls itself. */
            readonly name: string;
        };
        /** @description One's sessions and tokens, the newest first. */
        readonly SessionList: {
            /** @description The sessions. */
            readonly items: readonly components["schemas"]["Session"][];
        };
        /** @description One session or token. */
        readonly SessionOnly: {
            /** @description Which. */
            readonly session: string;
        };
        readonly SetAvatar: {
            /** @description One's own upload, begun with `picture`. */
            readonly file: string;
        };
        /** @description What one is told of a channel. */
        readonly SetChannelPreferences: {
            /** @description Which channel. */
            readonly channel: string;
            /**
             * @description What one is told of; default: as everywhere else.
             * @enum {string}
             */
            readonly level?: "default" | "all" | "mentions" | "nothing";
            /**
             * Format: date-time
             * @description When muting ends by itself.
             */
            readonly mute_until?: string;
            /** @description Shown dim, and never told of. */
            readonly muted?: boolean;
        };
        /** @description How long messages are kept in one channel. */
        readonly SetChannelRetention: {
            /** @description Which channel. */
            readonly channel: string;
            /**
             * Format: int64
             * @description Whole days; 0: for ever; absent: as the workspace says.
             */
            readonly days?: number;
            /** @description True: nothing is removed here, whatever the days say. */
            readonly hold?: boolean;
        };
        /** @description Who may make hooks: the members of a channel, or admins alone. */
        readonly SetMakers: {
            /**
             * @description Who.
             * @enum {string}
             */
            readonly makers: "members" | "admins";
        };
        /** @description What one is told of, on all devices. What is left out is as at first. */
        readonly SetPreferences: {
            /** @description Words that count as being meant; up to 40 characters each. */
            readonly keywords?: readonly string[];
            /**
             * @description All messages, only what is meant for one, or nothing.
             * @enum {string}
             */
            readonly level?: "all" | "mentions" | "nothing";
            /** @description Whether a notification shows the words. */
            readonly preview?: boolean;
            /** @description When nothing is shown. */
            readonly quiet_hours?: components["schemas"]["SetQuietHours"];
            /**
             * @description The key that sends a message.
             * @enum {string}
             */
            readonly send_with?: "enter" | "ctrl_enter";
            /** @description Whether a notification is heard. */
            readonly sound?: boolean;
        };
        /** @description When nothing is shown. Times are minutes of the day; from after to runs past midnight. */
        readonly SetQuietHours: {
            /** @description The days they begin on. */
            readonly days?: readonly ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
            /**
             * Format: int64
             * @description From this minute of the day.
             */
            readonly from_minute?: number;
            /** @description Whether they hold. */
            readonly on?: boolean;
            /** @description IANA name; empty: that of the device. */
            readonly time_zone?: string;
            /**
             * Format: int64
             * @description Until this minute of the day.
             */
            readonly to_minute?: number;
        };
        /** @description How long messages are kept in all channels that have no rule of their own. */
        readonly SetRetention: {
            /**
             * Format: int64
             * @description Whole days; 0: for ever.
             */
            readonly days?: number;
            /** @description True: nothing is removed anywhere, whatever the days say. */
            readonly hold?: boolean;
        };
        /** @description What one says about being there. */
        readonly SetStatus: {
            /** @description One emoji, or its name. */
            readonly emoji?: string;
            /**
             * @description Do not disturb, away, or simply there.
             * @enum {string}
             */
            readonly state: "online" | "away" | "dnd";
            /** @description One line of at most 100 characters. */
            readonly text?: string;
            /**
             * Format: date-time
             * @description When it ends by itself.
             */
            readonly until?: string;
        };
        readonly SetTopic: {
            /** @description Which channel. */
            readonly channel: string;
            /** @description The new topic; empty takes it away. */
            readonly topic: string;
        };
        /** @description The first owner of a new workspace. */
        readonly SetUp: {
            /** @description As the server printed it when it started. */
            readonly code: string;
            /** @description What is shown; without it the username. */
            readonly display_name?: string;
            /** @description For signing in with it; only admins see it. */
            readonly email?: string;
            /** @description Ten characters or more. */
            readonly password: string;
            /** @description 2 to 32 of a-z, 0-9, dot, dash and underscore. */
            readonly username: string;
            /** @description What the workspace is called. */
            readonly workspace_name: string;
        };
        /** @description A new session. */
        readonly SignedIn: {
            /** @description The session; for ending it. */
            readonly session: string;
            /** @description For programs that asked for one: shown this once. Browsers get a cookie instead. */
            readonly token?: string;
            /** @description Who is signed in. */
            readonly user: components["schemas"]["User"];
        };
        /** @description A word that a bot answers to. */
        readonly SlashCommand: {
            /** @description Who answers. */
            readonly bot: string;
            /** @description What the bot is called. */
            readonly bot_name: string;
            /** @description Only in this channel. */
            readonly channel?: string;
            /** @description What it does. */
            readonly description: string;
            /** @description What may follow. */
            readonly hint: string;
            /** @description Its id. */
            readonly id: string;
            /** @description What people type after the slash. */
            readonly name: string;
            /** @description Nobody can use it for now. */
            readonly paused: boolean;
            /** @description Who is asked; only for who answers for the bot. */
            readonly url?: string;
        };
        /** @description Slash commands that one may use. */
        readonly SlashCommandList: {
            /** @description In the order of their names. */
            readonly items: readonly components["schemas"]["SlashCommand"][];
        };
        /** @description One slash command. */
        readonly SlashCommandOnly: {
            /** @description Which. */
            readonly command: string;
        };
        /** @description A slash command and what its requests are signed with, shown this once. */
        readonly SlashCommandSecret: {
            /** @description The command. */
            readonly command: components["schemas"]["SlashCommand"];
            /** @description The key of the HMAC-SHA256 in Holdfast-Signature and X-Slack-Signature. */
            readonly secret: string;
        };
        /** @description How the workspace was used. At most a minute old. */
        readonly Statistics: {
            /**
             * Format: date-time
             * @description When it was counted.
             */
            readonly as_of: string;
            /** @description The ten public channels with the most messages in that time. */
            readonly channels: readonly components["schemas"]["ChannelFigures"][];
            /** @description The oldest first. */
            readonly days: readonly components["schemas"]["DayFigures"][];
            /**
             * Format: int64
             * @description In direct messages.
             */
            readonly in_directs: number;
            /**
             * Format: int64
             * @description In private channels.
             */
            readonly in_private: number;
            /**
             * Format: int64
             * @description Of these in public channels.
             */
            readonly in_public: number;
            /**
             * Format: int64
             * @description All of that time.
             */
            readonly messages: number;
            /**
             * Format: int64
             * @description People who can sign in now.
             */
            readonly people: number;
            /**
             * Format: int64
             * @description People who wrote in that time.
             */
            readonly posted: number;
        };
        /** @description What a person says about being there. */
        readonly Status: {
            /** @description One emoji, or its name. */
            readonly emoji: string;
            /**
             * @description Do not disturb, away, or simply there.
             * @enum {string}
             */
            readonly state: "online" | "away" | "dnd";
            /** @description One line. */
            readonly text: string;
            /**
             * Format: date-time
             * @description When it ends by itself.
             */
            readonly until?: string;
        };
        /** @description The change is on stable storage, once, at this place. */
        readonly StatusAck: {
            /**
             * Format: date-time
             * @description When.
             */
            readonly at: string;
            /**
             * @description This key had been taken before: the same place.
             * @constant
             */
            readonly duplicate?: true;
            /** @description Of the command; one that the server made when none was sent. */
            readonly key: components["schemas"]["Key"];
            /** @description The log the change stands in. */
            readonly log: components["schemas"]["LogName"];
            readonly result: components["schemas"]["Status"];
            /**
             * Format: int64
             * @description Its number there; when unchanged, the head it was found at.
             */
            readonly seq: number;
            /**
             * @description What was asked for was so already.
             * @constant
             */
            readonly unchanged?: true;
        };
        /**
         * @description The change is on stable storage, once, at this place.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "key": "k7Qm2",
         *       "log": "C01h9w4c9c8g00",
         *       "seq": 431,
         *       "type": "ack"
         *     }
         */
        readonly StreamAck: {
            /**
             * Format: date-time
             * @description When.
             */
            readonly at: string;
            /**
             * @description This key had been taken before: the same place.
             * @constant
             */
            readonly duplicate?: true;
            /** @description Of the command. */
            readonly key: components["schemas"]["Key"];
            /** @description The log it stands in. */
            readonly log: components["schemas"]["LogName"];
            /** @description What the command answers with, if anything. */
            readonly result?: components["schemas"]["Channel"] | components["schemas"]["Invocation"] | components["schemas"]["Status"] | components["schemas"]["User"];
            /**
             * Format: int64
             * @description Its number there; when unchanged, the head it was found at.
             */
            readonly seq: number;
            /** @constant */
            readonly type: "ack";
            /**
             * @description What was asked for was so already.
             * @constant
             */
            readonly unchanged?: true;
        };
        /**
         * @description The line is alive.
         * @example {
         *       "type": "beat"
         *     }
         */
        readonly StreamBeat: {
            /** @constant */
            readonly type: "beat";
        };
        /**
         * @description The line is alive.
         * @example {
         *       "type": "beat"
         *     }
         */
        readonly StreamClientBeat: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "beat";
        };
        /** @description What a client says on the stream. */
        readonly StreamClientMessage: components["schemas"]["StreamStart"] | components["schemas"]["StreamPost"] | components["schemas"]["StreamCommand"] | components["schemas"]["StreamPull"] | components["schemas"]["StreamFocus"] | components["schemas"]["StreamRead"] | components["schemas"]["StreamWriting"] | components["schemas"]["StreamWatch"] | components["schemas"]["StreamClientBeat"];
        /**
         * @description Any durable command, with the members of its input beside its name and key.
         * @example {
         *       "channel": "C01h9w4c9c8g00",
         *       "key": "p0Za9",
         *       "message": 413,
         *       "name": "message.edit",
         *       "revision": 413,
         *       "text": "The tide turns at seven.",
         *       "type": "command"
         *     }
         */
        readonly StreamCommand: {
            /** @description Its own, the same whenever it is sent again. */
            readonly key: components["schemas"]["Key"];
            /**
             * @description Which command.
             * @enum {string}
             */
            readonly name: "user.create" | "user.change_role" | "user.deactivate" | "user.reactivate" | "me.update" | "me.set_status" | "direct.open" | "channel.join" | "channel.leave" | "member.add" | "member.remove" | "channel.set_topic" | "channel.archive" | "channel.restore" | "message.post" | "message.edit" | "message.delete" | "read.move" | "read.mark_unread" | "reaction.add" | "reaction.remove" | "message.pin" | "message.unpin" | "saved.add" | "saved.remove" | "preferences.set" | "channel_preferences.set" | "bot.create" | "bot.rename" | "bot.deactivate" | "bot.reactivate" | "command.run" | "thread.follow" | "thread.unfollow" | "retention.set" | "channel.set_retention";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "command";
        };
        /**
         * @description A message made no sense. Ten in a minute close the connection.
         * @example {
         *       "code": "bad_frame",
         *       "field": "cursors",
         *       "type": "error"
         *     }
         */
        readonly StreamError: {
            /**
             * @description What is wrong with it.
             * @enum {string}
             */
            readonly code: "bad_frame" | "unknown_type" | "unexpected" | "too_large";
            /** @description The field at fault. */
            readonly field?: string;
            /** @constant */
            readonly type: "error";
        };
        /**
         * @description The channel that has come on screen.
         * @example {
         *       "channel": "C01h9w4c9c8g00",
         *       "type": "focus"
         *     }
         */
        readonly StreamFocus: {
            /** @description Which one. */
            readonly channel: components["schemas"]["ChannelId"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "focus";
        };
        /**
         * @description The server is about to restart.
         * @example {
         *       "after_ms": [
         *         0,
         *         4000
         *       ],
         *       "drain_ms": 8000,
         *       "reason": "restart",
         *       "type": "goaway"
         *     }
         */
        readonly StreamGoaway: {
            /** @description Come back at a random time between these two. */
            readonly after_ms: readonly number[];
            /**
             * Format: int64
             * @description Until then what was sent is still answered.
             */
            readonly drain_ms: number;
            /**
             * @description Why.
             * @constant
             */
            readonly reason: "restart";
            /** @constant */
            readonly type: "goaway";
        };
        /**
         * @description The last word about a channel; also the answer to the cursor of a lost one.
         * @example {
         *       "channel": "C01h9w4c9c8g00",
         *       "last": 77,
         *       "reason": "removed",
         *       "type": "gone"
         *     }
         */
        readonly StreamGone: {
            /** @description Which log. */
            readonly channel: components["schemas"]["LogName"];
            /**
             * Format: int64
             * @description No event above this number comes.
             */
            readonly last: number;
            /**
             * @description Left by oneself, or lost.
             * @enum {string}
             */
            readonly reason: "left" | "removed" | "hidden";
            /** @constant */
            readonly type: "gone";
        };
        /**
         * @description The first message on every connection.
         * @example {
         *       "connection": "k7Qm2fZpWc1x",
         *       "epoch": "9JtQb6x2",
         *       "heartbeat_ms": 25000,
         *       "limits": {
         *         "cursors": 2000,
         *         "frame_bytes": 131072,
         *         "in_flight": 16,
         *         "text_bytes": 16384,
         *         "watch": 200
         *       },
         *       "protocol": 1,
         *       "server_time": "2026-09-14T08:41:00.123456Z",
         *       "spread_ms": 4000,
         *       "type": "hello"
         *     }
         */
        readonly StreamHello: {
            /** @description What the server calls this connection. */
            readonly connection: string;
            /** @description Which history this is. Another epoch than before: a backup was restored, and no cursor holds. */
            readonly epoch: string;
            /**
             * Format: int64
             * @description How often both sides send a beat.
             */
            readonly heartbeat_ms: number;
            /** @description What the server takes. */
            readonly limits: {
                /**
                 * Format: int64
                 * @description How many cursors a start may carry.
                 */
                readonly cursors: number;
                /**
                 * Format: int64
                 * @description The longest message the server takes.
                 */
                readonly frame_bytes: number;
                /**
                 * Format: int64
                 * @description How many commands may be under way.
                 */
                readonly in_flight: number;
                /**
                 * Format: int64
                 * @description The longest text of one post.
                 */
                readonly text_bytes: number;
                /**
                 * Format: int64
                 * @description How many people may be watched.
                 */
                readonly watch: number;
            };
            /**
             * @description The version of this protocol.
             * @constant
             */
            readonly protocol: 1;
            /**
             * Format: date-time
             * @description The server's clock; it orders nothing.
             */
            readonly server_time: string;
            /**
             * Format: int64
             * @description The first try after a cut comes at a random time within this.
             */
            readonly spread_ms: number;
            /** @constant */
            readonly type: "hello";
        };
        /**
         * @description The server does less for a while, and says so.
         * @example {
         *       "off": [
         *         "typing",
         *         "presence"
         *       ],
         *       "stage": 1,
         *       "type": "mode"
         *     }
         */
        readonly StreamMode: {
            /** @description What is left out. */
            readonly off: readonly string[];
            /**
             * Format: int64
             * @description 0: all is well.
             */
            readonly stage: number;
            /** @constant */
            readonly type: "mode";
        };
        /**
         * @description A log is behind: no event of it comes until it is pulled.
         * @example {
         *       "channel": "C01h9w4c9c8g00",
         *       "head": 9000,
         *       "next": 208,
         *       "type": "more"
         *     }
         */
        readonly StreamMore: {
            /** @description Which log. */
            readonly channel: components["schemas"]["LogName"];
            /**
             * Format: int64
             * @description The newest number.
             */
            readonly head: number;
            /** @description The number that comes next. */
            readonly next: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "more";
        };
        /**
         * @description A word to oneself alone: what a slash command answered. It has no number and is not sent again.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "C01h9w4c9c8g00",
         *       "command": "/deploy",
         *       "key": "k7Qm2",
         *       "text": "Deploying api 4.2.",
         *       "type": "notice"
         *     }
         */
        readonly StreamNotice: {
            /**
             * Format: date-time
             * @description When.
             */
            readonly at: string;
            /** @description The bot that answers. */
            readonly by: components["schemas"]["UserId"];
            /** @description Where it was used. */
            readonly channel: components["schemas"]["ChannelId"];
            /** @description Which one. */
            readonly command: string;
            /** @description Of the command that used it. */
            readonly key: components["schemas"]["Key"];
            /** @description What it says, in Markdown; empty: nothing, or what it says stands in the channel. */
            readonly text: string;
            /** @description Why no answer came: timeout, unreachable, status_500 and the like. */
            readonly trouble?: string;
            /** @constant */
            readonly type: "notice";
        };
        /**
         * @description The short form of message.post, with either a channel or people.
         * @example {
         *       "channel": "C01h9w4c9c8g00",
         *       "key": "k7Qm2",
         *       "text": "The tide turns at six.",
         *       "type": "post"
         *     }
         */
        readonly StreamPost: {
            /** @description Where. */
            readonly channel?: components["schemas"]["ChannelId"];
            /** @description Its own, the same whenever it is sent again. */
            readonly key: components["schemas"]["Key"];
            /** @description What to say, in Markdown. */
            readonly text: string;
            /** @description The message to reply to. */
            readonly thread?: components["schemas"]["Seq"];
            /** @description Instead of a channel: the people of a direct message, which is made when it is not there. */
            readonly to?: readonly components["schemas"]["UserId"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "post";
        };
        /**
         * @description How the watched people are: all of them after watch, then those who change.
         * @example {
         *       "changes": {
         *         "U01h9w4c9c8g00": {
         *           "state": "away",
         *           "text": "Lunch",
         *           "until": "2026-09-14T13:00:00.000000Z"
         *         }
         *       },
         *       "type": "presence"
         *     }
         */
        readonly StreamPresence: {
            /** @description By id. */
            readonly changes: {
                readonly [key: string]: {
                    /** @description One emoji, or its name. */
                    readonly emoji?: string;
                    /**
                     * @description There, away, not to be disturbed, or gone.
                     * @enum {string}
                     */
                    readonly state: "online" | "away" | "dnd" | "offline";
                    /** @description What they say about it. */
                    readonly text?: string;
                    /**
                     * Format: date-time
                     * @description When that ends by itself.
                     */
                    readonly until?: string;
                };
            };
            /** @constant */
            readonly type: "presence";
        };
        /**
         * @description The next page of a log that is behind. At the head it is live again.
         * @example {
         *       "after": 207,
         *       "channel": "C01h9w4c9c8g00",
         *       "type": "pull"
         *     }
         */
        readonly StreamPull: {
            /**
             * Format: int64
             * @description The last number held.
             */
            readonly after: number;
            /** @description Which log. */
            readonly channel: components["schemas"]["LogName"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "pull";
        };
        /**
         * @description Everything up to a number has been read; a lower one changes nothing.
         * @example {
         *       "channel": "C01h9w4c9c8g00",
         *       "seq": 431,
         *       "type": "read"
         *     }
         */
        readonly StreamRead: {
            /** @description Where. */
            readonly channel: components["schemas"]["ChannelId"];
            /**
             * Format: int64
             * @description Up to here.
             */
            readonly seq: number;
            /** @description The cursor of this thread instead of the channel's. */
            readonly thread?: components["schemas"]["Seq"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "read";
        };
        /**
         * @description The answer to start: where every log stands. Events follow.
         * @example {
         *       "channels": {
         *         "C01h9w4c9c8g00": {
         *           "check": "9f3c2d8810aa47e6",
         *           "from": 412,
         *           "head": 430,
         *           "mentions": 2,
         *           "unread": 18
         *         }
         *       },
         *       "me": {
         *         "check": "5d1e0c77a2b94f10",
         *         "from": 91,
         *         "head": 91
         *       },
         *       "threads": {
         *         "mentions": 1,
         *         "unread": 3
         *       },
         *       "type": "ready",
         *       "user": {
         *         "active": true,
         *         "avatar": null,
         *         "bot": false,
         *         "created_at": "2026-09-01T08:00:00.000000Z",
         *         "display_name": "Ada",
         *         "email": null,
         *         "id": "U01h9w4c9c8g00",
         *         "role": "member",
         *         "status": {
         *           "emoji": "",
         *           "state": "online",
         *           "text": ""
         *         },
         *         "time_zone": "",
         *         "title": "",
         *         "username": "ada",
         *         "version": 1
         *       },
         *       "workspace": {
         *         "check": "02a7c94be15d3f68",
         *         "from": 64,
         *         "head": 64
         *       }
         *     }
         */
        readonly StreamReady: {
            /** @description By id: the channels whose head is not the cursor, or that came without one. */
            readonly channels: {
                readonly [key: string]: {
                    /** @description The chain's value there: with `from`, a cursor. */
                    readonly check: components["schemas"]["Check"];
                    /**
                     * Format: int64
                     * @description Live events begin with the next number; when it is not the cursor, the cursor moves here.
                     */
                    readonly from: number;
                    /**
                     * Format: int64
                     * @description The newest number.
                     */
                    readonly head: number;
                    /**
                     * Format: int64
                     * @description Of all messages after it, those that name one, up to 999.
                     */
                    readonly mentions: number;
                    /**
                     * Format: int64
                     * @description Live root messages by others after one's read cursor, exact up to 999.
                     */
                    readonly unread: number;
                };
            };
            /** @description Of @me. */
            readonly me: {
                /** @description The chain's value there: with `from`, a cursor. */
                readonly check: components["schemas"]["Check"];
                /**
                 * Format: int64
                 * @description Live events begin with the next number.
                 */
                readonly from: number;
                /**
                 * Format: int64
                 * @description The newest number.
                 */
                readonly head: number;
            };
            /** @description Of all followed threads together. */
            readonly threads: {
                /**
                 * Format: int64
                 * @description Those that name one.
                 */
                readonly mentions: number;
                /**
                 * Format: int64
                 * @description Replies after one's cursors.
                 */
                readonly unread: number;
            };
            /** @constant */
            readonly type: "ready";
            /** @description Oneself. */
            readonly user: components["schemas"]["Profile"];
            /** @description Of @workspace. */
            readonly workspace: {
                /** @description The chain's value there: with `from`, a cursor. */
                readonly check: components["schemas"]["Check"];
                /**
                 * Format: int64
                 * @description Live events begin with the next number.
                 */
                readonly from: number;
                /**
                 * Format: int64
                 * @description The newest number.
                 */
                readonly head: number;
            };
        };
        /**
         * @description The command was not carried out.
         * @example {
         *       "code": "rate_limited",
         *       "detail": "Slow down a little.",
         *       "final": false,
         *       "key": "k7Qm2",
         *       "retry_ms": 800,
         *       "type": "refused"
         *     }
         */
        readonly StreamRefused: {
            /** @description Stable; see Codes. */
            readonly code: string;
            /** @description One sentence for a person. */
            readonly detail: string;
            /** @description The field at fault. */
            readonly field?: string;
            /** @description True: the same command will not succeed. False: send it again, with the same key. */
            readonly final: boolean;
            /** @description Of the command. */
            readonly key: components["schemas"]["Key"];
            /**
             * Format: int64
             * @description When to try again.
             */
            readonly retry_ms?: number;
            /** @constant */
            readonly type: "refused";
        };
        /**
         * @description A cursor cannot be followed: what is held of this log is to be read again.
         * @example {
         *       "channel": "C01h9w4c9c8g00",
         *       "check": "9f3c2d8810aa47e6",
         *       "from": 8800,
         *       "reason": "trimmed",
         *       "type": "resync"
         *     }
         */
        readonly StreamResync: {
            /** @description Which log. */
            readonly channel: components["schemas"]["LogName"];
            /** @description The chain's value there: with `from`, a cursor. */
            readonly check: components["schemas"]["Check"];
            /**
             * Format: int64
             * @description Live events begin with the next number: the cursor moves here.
             */
            readonly from: number;
            /**
             * @description trimmed: the log no longer goes back that far. epoch: another history. ahead: the cursor is beyond the head. limit: too far behind. hidden: it may not be seen from there.
             * @enum {string}
             */
            readonly reason: "trimmed" | "epoch" | "ahead" | "limit" | "hidden";
            /** @constant */
            readonly type: "resync";
        };
        /** @description What the server says on the stream, told apart by `type`. */
        readonly StreamServerMessage: components["schemas"]["Event"] | components["schemas"]["StreamHello"] | components["schemas"]["StreamWait"] | components["schemas"]["StreamReady"] | components["schemas"]["StreamMore"] | components["schemas"]["StreamResync"] | components["schemas"]["StreamGone"] | components["schemas"]["StreamAck"] | components["schemas"]["StreamRefused"] | components["schemas"]["StreamError"] | components["schemas"]["StreamPresence"] | components["schemas"]["StreamTyping"] | components["schemas"]["StreamNotice"] | components["schemas"]["StreamMode"] | components["schemas"]["StreamGoaway"] | components["schemas"]["StreamBeat"];
        /**
         * @description Sent once, after hello: what this device holds of each log.
         * @example {
         *       "cursors": {
         *         "@me": [
         *           91,
         *           "5d1e0c77a2b94f10"
         *         ],
         *         "C01h9w4c9c8g00": [
         *           412,
         *           "9f3c2d8810aa47e6"
         *         ]
         *       },
         *       "device": "d3f7",
         *       "epoch": "9JtQb6x2",
         *       "focus": "C01h9w4c9c8g00",
         *       "protocol": 1,
         *       "type": "start"
         *     }
         */
        readonly StreamStart: {
            /** @description By log: the last number held and its check; [0, ""] for nothing yet. */
            readonly cursors?: {
                readonly [key: string]: readonly [
                    number,
                    string
                ];
            };
            /** @description What this device calls itself. */
            readonly device?: string;
            /** @description The epoch the cursors are of. */
            readonly epoch?: string;
            /** @description The channel on screen; it is read first. */
            readonly focus?: components["schemas"]["LogName"];
            /**
             * @description The version of this protocol.
             * @constant
             */
            readonly protocol: 1;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "start";
        };
        /**
         * @description Somebody is writing; it holds for a few seconds.
         * @example {
         *       "channel": "C01h9w4c9c8g00",
         *       "type": "typing",
         *       "user": "U01h9w4c9c8g00"
         *     }
         */
        readonly StreamTyping: {
            /** @description Where. */
            readonly channel: components["schemas"]["ChannelId"];
            /** @description In which thread. */
            readonly thread?: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "typing";
            /** @description Who. */
            readonly user: components["schemas"]["UserId"];
        };
        /**
         * @description The start is in a queue; sent again until ready.
         * @example {
         *       "eta_ms": 1800,
         *       "type": "wait"
         *     }
         */
        readonly StreamWait: {
            /**
             * Format: int64
             * @description How long it will take, roughly.
             */
            readonly eta_ms: number;
            /** @constant */
            readonly type: "wait";
        };
        /**
         * @description Whose presence to tell, in place of those before.
         * @example {
         *       "type": "watch",
         *       "users": [
         *         "U01h9w4c9c8g00"
         *       ]
         *     }
         */
        readonly StreamWatch: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "watch";
            /** @description The people on screen. */
            readonly users: readonly components["schemas"]["UserId"][];
        };
        /**
         * @description One is writing; not more often than every three seconds.
         * @example {
         *       "channel": "C01h9w4c9c8g00",
         *       "type": "typing"
         *     }
         */
        readonly StreamWriting: {
            /** @description Where. */
            readonly channel: components["schemas"]["ChannelId"];
            /** @description In which thread. */
            readonly thread?: components["schemas"]["Seq"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly type: "typing";
        };
        /** @description A stretch of a text, counted in UTF-16 units as JavaScript and Java do. */
        readonly TextRange: {
            /**
             * Format: int64
             * @description How long it is.
             */
            readonly length: number;
            /**
             * Format: int64
             * @description Where it begins.
             */
            readonly start: number;
        };
        /**
         * @description One has chosen to follow a thread.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "@me",
         *       "check": "9f3c2d8810aa47e6",
         *       "kind": "thread.followed",
         *       "seq": 413,
         *       "thread": {
         *         "channel": "C01h9w4c9c8g00",
         *         "seq": 430,
         *         "thread": 411
         *       },
         *       "type": "event"
         *     }
         */
        readonly ThreadFollowed: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            /** @constant */
            readonly channel: "@me";
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "thread.followed";
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            readonly seq: components["schemas"]["Seq"];
            /** @description Which one. */
            readonly thread: components["schemas"]["ThreadMark"];
            /** @constant */
            readonly type: "event";
        };
        /** @description A thread, and how far one has read it. */
        readonly ThreadMark: {
            /** @description Where. */
            readonly channel: string;
            /**
             * Format: int64
             * @description One's read cursor in it.
             */
            readonly seq: number;
            /**
             * Format: int64
             * @description The message that began it.
             */
            readonly thread: number;
        };
        /** @description Followed threads, the one with the newest reply first. */
        readonly ThreadPage: {
            /** @description The threads. */
            readonly items: readonly components["schemas"]["FollowedThread"][];
            /** @description Ask again with this; absent on the last page. */
            readonly next_cursor?: string;
            /** @description Who is named in them by id. */
            readonly people: {
                readonly [key: string]: components["schemas"]["PersonBrief"];
            };
        };
        /** @description One's own about a thread. Counts are 0 unless one follows it. */
        readonly ThreadState: {
            /**
             * Format: int64
             * @description The channel's number this is true for.
             */
            readonly as_of: number;
            /** @description Where. */
            readonly channel: string;
            /** @description False: one does not follow it, or wished not to. */
            readonly following: boolean;
            /**
             * Format: int64
             * @description Of these, those that name one or everybody.
             */
            readonly mentions: number;
            /**
             * Format: int64
             * @description Everything up to this number has been read.
             */
            readonly seq: number;
            /**
             * Format: int64
             * @description The message that began it.
             */
            readonly thread: number;
            /**
             * Format: int64
             * @description Live replies by others after it, exact up to 999.
             */
            readonly unread: number;
        };
        /** @description The threads one follows, or wished not to follow; the liveliest first. */
        readonly ThreadStates: {
            /** @description False: there are more. */
            readonly complete: boolean;
            /** @description At most 1,000. */
            readonly items: readonly components["schemas"]["ThreadState"][];
        };
        /**
         * @description One has chosen not to follow a thread.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "@me",
         *       "check": "9f3c2d8810aa47e6",
         *       "kind": "thread.unfollowed",
         *       "seq": 413,
         *       "thread": {
         *         "channel": "C01h9w4c9c8g00",
         *         "seq": 430,
         *         "thread": 411
         *       },
         *       "type": "event"
         *     }
         */
        readonly ThreadUnfollowed: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            /** @constant */
            readonly channel: "@me";
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "thread.unfollowed";
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            readonly seq: components["schemas"]["Seq"];
            /** @description Which one. */
            readonly thread: components["schemas"]["ThreadMark"];
            /** @constant */
            readonly type: "event";
        };
        /** @description A history that begins later now. */
        readonly Trimmed: {
            /**
             * Format: int64
             * @description The oldest number the log still holds: no message below it is there any more.
             */
            readonly first: number;
            /**
             * Format: int64
             * @description How many have gone.
             */
            readonly messages: number;
        };
        /**
         * @description One has marked a channel unread.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "@me",
         *       "check": "9f3c2d8810aa47e6",
         *       "kind": "unread.marked",
         *       "read": {
         *         "channel": "C01h9w4c9c8g00",
         *         "seq": 412,
         *         "thread": null
         *       },
         *       "seq": 413,
         *       "type": "event"
         *     }
         */
        readonly UnreadMarked: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            /** @constant */
            readonly channel: "@me";
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "unread.marked";
            /** @description The cursor. */
            readonly read: components["schemas"]["ReadCursor"];
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            readonly seq: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "event";
        };
        /** @description Changes what is named and leaves the rest. */
        readonly UpdateHook: {
            /** @description Where its messages go from now on. */
            readonly channel?: string;
            /** @description True: what comes is refused until it is false again. */
            readonly disabled?: boolean;
            /** @description Which. */
            readonly hook: string;
            /** @description One emoji, or its name; empty takes it away. */
            readonly icon?: string;
            /** @description What it is called. */
            readonly name?: string;
        };
        /** @description Changes what is named and leaves the rest. */
        readonly UpdateMe: {
            /** @description What is shown. */
            readonly display_name?: string;
            /** @description The e-mail address; empty takes it away. */
            readonly email?: string;
            /** @description IANA name; empty takes it away. */
            readonly time_zone?: string;
            /** @description What one does here, at most 100 characters; empty takes it away. */
            readonly title?: string;
        };
        /** @description A file on its way. */
        readonly Upload: {
            /**
             * Format: int64
             * @description How large it will be.
             */
            readonly bytes: number;
            /**
             * Format: int64
             * @description So much has arrived and is on the disk: the next part begins here.
             */
            readonly offset: number;
            /**
             * Format: int64
             * @description The most that one part may hold.
             */
            readonly part_bytes: number;
            /** @description Its id; the file has the same. */
            readonly upload: string;
        };
        /** @description The change is on stable storage, once, at this place. */
        readonly UploadAck: {
            /**
             * Format: date-time
             * @description When.
             */
            readonly at: string;
            /**
             * @description This key had been taken before: the same place.
             * @constant
             */
            readonly duplicate?: true;
            /** @description Of the command; one that the server made when none was sent. */
            readonly key: components["schemas"]["Key"];
            /** @description The log the change stands in. */
            readonly log: components["schemas"]["LogName"];
            readonly result: components["schemas"]["Upload"];
            /**
             * Format: int64
             * @description Its number there; when unchanged, the head it was found at.
             */
            readonly seq: number;
            /**
             * @description What was asked for was so already.
             * @constant
             */
            readonly unchanged?: true;
        };
        /** @description How much one may upload. */
        readonly UploadLimits: {
            /**
             * Format: int64
             * @description The most that one file may hold.
             */
            readonly bytes_max: number;
            /**
             * Format: int64
             * @description The most that one part may hold.
             */
            readonly part_bytes: number;
            /**
             * Format: int64
             * @description The most that one's files may hold together; absent: no bound.
             */
            readonly person_bytes_max?: number;
            /**
             * Format: int64
             * @description The most that a profile picture may be made of.
             */
            readonly picture_bytes_max: number;
            /**
             * Format: int64
             * @description So much of one's files is kept.
             */
            readonly used: number;
        };
        readonly UploadOnly: {
            /** @description Which upload. */
            readonly upload: string;
        };
        /** @description A person or a bot, as others see them. */
        readonly User: {
            /** @description False: deactivated; they cannot sign in. */
            readonly active: boolean;
            /** @description Where their picture is. */
            readonly avatar: string | null;
            /** @description A program. */
            readonly bot: boolean;
            /** @description What is shown. */
            readonly display_name: string;
            /** @description Their id. */
            readonly id: string;
            /**
             * @description What they may do.
             * @enum {string}
             */
            readonly role: "guest" | "member" | "admin" | "owner";
            /** @description Whose clock they live by, an IANA name; empty: not said. */
            readonly time_zone: string;
            /** @description What they do here, in a few words; empty: not said. */
            readonly title: string;
            /** @description What one writes after @. */
            readonly username: string;
            /**
             * Format: int64
             * @description Rises with every change of these facts.
             */
            readonly version: number;
        };
        /** @description The change is on stable storage, once, at this place. */
        readonly UserAck: {
            /**
             * Format: date-time
             * @description When.
             */
            readonly at: string;
            /**
             * @description This key had been taken before: the same place.
             * @constant
             */
            readonly duplicate?: true;
            /** @description Of the command; one that the server made when none was sent. */
            readonly key: components["schemas"]["Key"];
            /** @description The log the change stands in. */
            readonly log: components["schemas"]["LogName"];
            readonly result: components["schemas"]["User"];
            /**
             * Format: int64
             * @description Its number there; when unchanged, the head it was found at.
             */
            readonly seq: number;
            /**
             * @description What was asked for was so already.
             * @constant
             */
            readonly unchanged?: true;
        };
        /**
         * @description A person as they stand now: new, renamed, with another role, deactivated or back.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "@workspace",
         *       "check": "9f3c2d8810aa47e6",
         *       "kind": "user.changed",
         *       "seq": 413,
         *       "type": "event",
         *       "user": {
         *         "active": true,
         *         "avatar": null,
         *         "bot": false,
         *         "display_name": "Ada",
         *         "id": "U01h9w4c9c8g00",
         *         "role": "member",
         *         "time_zone": "Europe/Berlin",
         *         "title": "Harbour master",
         *         "username": "ada",
         *         "version": 1
         *       }
         *     }
         */
        readonly UserChanged: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            /** @constant */
            readonly channel: "@workspace";
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "user.changed";
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            readonly seq: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "event";
            /** @description Who, as they stand now. */
            readonly user: components["schemas"]["User"];
        };
        /** @description A person or a bot. */
        readonly UserId: string;
        /** @description One person. */
        readonly UserOnly: {
            /** @description Who. */
            readonly user: string;
        };
        /** @description Some of the people. */
        readonly UserPage: {
            /** @description The people. */
            readonly items: readonly components["schemas"]["ListedPerson"][];
            /** @description For the next page; absent on the last one. */
            readonly next_cursor?: string;
        };
        /** @description All sessions and tokens of a person. */
        readonly UserSessions: {
            /** @description Whose. */
            readonly user: string;
        };
        /** @description Figures of the running server; counters begin with its start. */
        readonly VitalSigns: {
            /**
             * Format: int64
             * @description The slowest.
             */
            readonly ack_max_us: number;
            /**
             * Format: int64
             * @description Half of them were acknowledged within so many microseconds.
             */
            readonly ack_p50_us: number;
            /**
             * Format: int64
             * @description And 99 of 100.
             */
            readonly ack_p99_us: number;
            /**
             * Format: int64
             * @description Commands acknowledged.
             */
            readonly acknowledged: number;
            /**
             * Format: int64
             * @description Commands acknowledged in the last five minutes.
             */
            readonly acks: number;
            /**
             * Format: int64
             * @description Since the log was last carried into the database; -1: not yet.
             */
            readonly checkpoint_age_ms: number;
            /**
             * Format: int64
             * @description Commands stored: never fewer than were acknowledged.
             */
            readonly committed: number;
            /**
             * Format: int64
             * @description Sockets open now, of every kind.
             */
            readonly connections: number;
            /**
             * Format: int64
             * @description How many there may be.
             */
            readonly connections_max: number;
            /**
             * Format: int64
             * @description Turned away at the door, over that bound.
             */
            readonly connections_refused: number;
            /**
             * Format: int64
             * @description Times that a client had seen what this folder does not hold: an older copy of it may have been put back.
             */
            readonly cursors_off: number;
            /**
             * Format: int64
             * @description The database file.
             */
            readonly database_bytes: number;
            /**
             * Format: int64
             * @description The size of that disk.
             */
            readonly disk_bytes: number;
            /**
             * Format: int64
             * @description Free on the disk of the data folder.
             */
            readonly disk_free_bytes: number;
            /**
             * Format: int64
             * @description How late the latest loop was in the last five minutes.
             */
            readonly loop_lag_us: number;
            /**
             * Format: int64
             * @description Threads that hold connections.
             */
            readonly loops: number;
            /**
             * Format: int64
             * @description Memory that the server holds.
             */
            readonly memory_bytes: number;
            /**
             * Format: int64
             * @description Times that a slow client fell behind and was served page by page.
             */
            readonly overflows: number;
            /**
             * Format: int64
             * @description Messages stored in the last whole minute.
             */
            readonly posts_last_minute: number;
            /**
             * Format: int64
             * @description How many may wait.
             */
            readonly readers_queue_max: number;
            /**
             * Format: int64
             * @description Waiting for a reader.
             */
            readonly readers_queued: number;
            /**
             * Format: int64
             * @description Commands refused.
             */
            readonly refused: number;
            /**
             * Format: int64
             * @description Lines that went on where a device had been, instead of beginning.
             */
            readonly resumed: number;
            /**
             * Format: int64
             * @description Times that a client had to read anew.
             */
            readonly resyncs: number;
            /**
             * Format: int64
             * @description Live lines of people and programs.
             */
            readonly streams: number;
            /**
             * Format: int64
             * @description Seconds since the start.
             */
            readonly uptime_s: number;
            /**
             * Format: int64
             * @description Commands without an answer yet.
             */
            readonly waiting: number;
            /**
             * Format: int64
             * @description Its write-ahead log.
             */
            readonly wal_bytes: number;
            /**
             * Format: int64
             * @description How many may wait.
             */
            readonly writer_queue_max: number;
            /**
             * Format: int64
             * @description Waiting for the writer.
             */
            readonly writer_queued: number;
        };
        /** @description The workspace. */
        readonly Workspace: {
            /** @description What it is called. */
            readonly name: string;
        };
        /**
         * @description The workspace has another name.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "@workspace",
         *       "check": "9f3c2d8810aa47e6",
         *       "kind": "workspace.changed",
         *       "seq": 413,
         *       "type": "event",
         *       "workspace": {
         *         "name": "Harbour"
         *       }
         *     }
         */
        readonly WorkspaceChanged: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            /** @constant */
            readonly channel: "@workspace";
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "workspace.changed";
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            readonly seq: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "event";
            /** @description As it stands now. */
            readonly workspace: components["schemas"]["Workspace"];
        };
        /**
         * @description Messages are kept for another time in all channels without a rule of their own.
         * @example {
         *       "at": "2026-09-14T08:41:00.123456Z",
         *       "by": "U01h9w4c9c8g00",
         *       "channel": "@workspace",
         *       "check": "9f3c2d8810aa47e6",
         *       "kind": "workspace.retention_changed",
         *       "retention": {
         *         "days": 365,
         *         "hold": false
         *       },
         *       "seq": 413,
         *       "type": "event"
         *     }
         */
        readonly WorkspaceRetentionChanged: {
            /**
             * Format: date-time
             * @description When; unique and rising within a log.
             */
            readonly at: string;
            /** @description Who did it. */
            readonly by: components["schemas"]["UserId"];
            /** @constant */
            readonly channel: "@workspace";
            readonly check: components["schemas"]["Check"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "workspace.retention_changed";
            /**
             * @description Its text has been taken away.
             * @constant
             */
            readonly redacted?: true;
            /** @description The rule now. */
            readonly retention: components["schemas"]["RetentionRule"];
            readonly seq: components["schemas"]["Seq"];
            /** @constant */
            readonly type: "event";
        };
        /** @description The workspace as it stands at one number of its log. */
        readonly WorkspaceState: {
            /**
             * Format: int64
             * @description The number of @workspace that this is true for.
             */
            readonly as_of: number;
            /** @description The chain's value there: with as_of it is a cursor. */
            readonly check: string;
            /** @description What the workspace is called. */
            readonly name: string;
            /** @description Everybody one may see. */
            readonly people: readonly components["schemas"]["User"][];
        };
        /** @description What the rules would remove from a channel now. */
        readonly WouldGo: {
            /**
             * Format: int64
             * @description Bytes of the texts and of the files.
             */
            readonly bytes: number;
            /** @description Which one; absent: all private channels, or all direct messages, together. */
            readonly channel?: string;
            /**
             * Format: int64
             * @description Events of the log, among them those of the messages.
             */
            readonly events: number;
            /**
             * Format: int64
             * @description Files.
             */
            readonly files: number;
            /**
             * @description public, private or direct.
             * @enum {string}
             */
            readonly kind: "public" | "private" | "direct";
            /**
             * Format: int64
             * @description Messages that stand there.
             */
            readonly messages: number;
            /** @description Its name; empty where several stand together. */
            readonly name: string;
            /**
             * Format: date-time
             * @description When the last of them happened.
             */
            readonly newest?: string;
            /**
             * Format: date-time
             * @description When the first of these events happened.
             */
            readonly oldest?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
