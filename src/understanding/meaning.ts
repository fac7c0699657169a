import type {
  BroadcastSlots,
  ClueSlots,
  CorrectSlots,
  DeadlineSlots,
  EnforcementSlots,
  ExportSlots,
  FaultSlots,
  LinkSlots,
  MeetingSlots,
  NilSlots,
  NoneReason,
  PatrolSlots,
  Several,
  StatusSlots,
  TodoSlots,
  TrainingSlots,
  UndoSlots,
  VisitSlots,
} from './slots.ts';

/** A village or unit as the register writes it, and the other names people give it. */
export type Named = { name: string; aliases: readonly string[] };

/** A word of these parts, and the one it stands for. */
export type LocalWord = { word: string; means: string };

/** The proper names a line may contain. Minors and key persons are listed by village name. */
export type Lexicon = {
  villages: readonly Named[];
  units: readonly Named[];
  minors: Readonly<Record<string, readonly string[]>>;
  keyPersons: Readonly<Record<string, readonly string[]>>;
  /** Words the office taught: each is read as what it stands for. */
  localWords?: readonly Readonly<LocalWord>[] | undefined;
};

export type SpeakerRole = 'village_cadre' | 'office' | 'leader' | 'police' | 'school' | 'health' | 'market';

/** The record this person made last in this chat, as far as a correction needs it. */
export type LastRecord = {
  intent: string;
  village?: string;
  date?: string;
  count?: number;
  times?: readonly string[];
  subjects?: readonly string[];
};

/** What surrounds a line. `now` is an ISO moment with its zone; `pending` is the bot's own open question. */
export type Context = {
  village: string | null;
  role: SpeakerRole;
  chat: 'group' | 'p2p';
  now: string;
  unit?: string | undefined;
  attachments?: readonly string[] | undefined;
  pending?: string | undefined;
  reply_to?: string | undefined;
  last_record?: LastRecord | undefined;
  village_hint?: string | undefined;
};

type SlotsOf = {
  log_broadcast: BroadcastSlots | Several<BroadcastSlots>;
  log_visit: VisitSlots | Several<VisitSlots>;
  log_link_forward: LinkSlots | Several<LinkSlots>;
  log_meeting: MeetingSlots;
  log_training: TrainingSlots;
  log_joint_enforcement: EnforcementSlots;
  log_patrol: PatrolSlots;
  report_fault: FaultSlots;
  nil_clue_report: NilSlots | Several<NilSlots>;
  report_clue: ClueSlots;
  correct_last: CorrectSlots;
  undo_last: UndoSlots;
  query_status: StatusSlots;
  query_todo: TodoSlots;
  query_deadline: DeadlineSlots;
  export_ledger: ExportSlots;
  help: { topic?: string };
  none: { reason: NoneReason };
};

/** One thing meant, with its own slots. */
export type Meaning = { [I in keyof SlotsOf]: { intent: I; slots: SlotsOf[I] } }[keyof SlotsOf];
export type MeaningOf<I extends keyof SlotsOf> = Extract<Meaning, { intent: I }>;

/** Nothing to keep, and why. */
export const none = (reason: NoneReason): Meaning => ({ intent: 'none', slots: { reason } });

/** Different things said in one line, each with its own village and day. */
export type Multi = { intent: 'multi'; slots: { items: readonly Meaning[] } };

export type Intent = keyof SlotsOf | 'multi';
export type Slots = Understood['slots'];

/** Which rule read which words. */
export type Reason = { rule: string; read: string };

/** `confirm` is true when the line leaves a doubt: ask, do not keep. */
export type Understood = (Meaning | Multi) & { confirm: boolean; why: () => readonly Reason[] };
