// The agreement with the server: what goes over the wire, and nothing else.
// All under /api/v1. JSON. Errors: application/problem+json
export type Problem = { type: string; title: string; status: number; code: string; detail: string /* sentence in request language (cookie lilian_language=zh|en or Accept-Language) */; field?: string; arguments?: Record<string,string> }
// Writes need header X-Lilian: 1 (CSRF); edits need If-Match: "<version>" and answer ETag; creates take Idempotency-Key.
// 401 not signed in, 404 not found OR not yours to see, 409 idempotency clash, 412 If-Match stale (code refusal.stale), 422 refused, 428 If-Match missing, 429 locked out / too many, 503 busy.
export type Code = string // shown by catalogue key code.<table>.<code>
export type DateText = string // "1985-03" or "1985-03-24"

// --- public
// GET /meta
export type Meta = { version: string; demo: boolean; area_name: string; initialised: boolean }
// GET /demo/logins (demo only, else 404)
export type DemoLogin = { account: string; password: string; role: Code; person: string; unit: string }
// --- session
// POST /session {account, password} -> 201 Session ; GET /session -> Session | 401 ; DELETE /session -> 204
export type Permission = 'people.read' | 'people.write' | 'people.restricted' | 'units.write' | 'evidence.write' | 'imports' | 'accounts' | 'audit' | 'figures' | 'export' | 'jobs' | 'settings' | 'problems.raise' | 'problems.handle' | 'problems.coordinate' | 'talks' | 'duties' | 'care' | 'observe' | 'projects' | 'surveys' | 'train' | 'train.unit'
export type Session = { account: { id: number; name: string; display_name: string; person: number | null }; grants: { role: Code; unit: number; unit_name: string; until: string | null }[]; permissions: Permission[]; today: string; language: 'zh' | 'en' }
// PUT /account/password {present, new} -> 204 ; PUT /account/language {language} -> 204
// GET /account/sessions -> {id, since, last_seen, browser, this: boolean}[] ; DELETE /account/sessions/{id} -> 204
// GET /account/my-readers -> Reader[] (who read my file)

// --- my day
// GET /day
export type DayItem = { id: string; kind: string /* title from pages key day.kind.<kind> with args */; arguments: Record<string,string>; on: string | null; link: string /* path in the pages */ }
export type Day = { today: string; due: DayItem[]; overdue: DayItem[]; waiting: DayItem[]; changed: DayItem[]; figures: FigureValue[] }
// GET /notices?cursor= -> Page<Notice> ; POST /notices/{id}/read -> 204 ; GET /notices/unread -> {count}
export type Notice = { id: number; kind: string; arguments: Record<string,string>; at: string; read: boolean; link: string | null; deliveries: { channel: Code; state: 'waiting' | 'sent' | 'failed'; trouble: string }[] }
export type Page<T> = { rows: T[]; next: string | null; count?: number }

// --- search of everything: GET /search?q=&limit=20
export type Hit = { kind: 'person' | 'unit' | 'entry'; id: number; title: string; detail: string; link: string }

// --- people
export type Filter =
  | { op: 'all'; of: Filter[] } | { op: 'any'; of: Filter[] } | { op: 'not'; of: Filter }
  | { op: 'is'; field: string; values: Code[] }
  | { op: 'between'; field: string; from?: string | null; to?: string | null }       // inclusive; dates "1995-01", or whole numbers for age etc.
  | { op: 'has'; field: string; text: string }                                       // name: characters, pinyin or initials; others: part of the text
  | { op: 'under'; units: number[] }                                                 // works now in these units or below
  | { op: 'held'; post: PostMatch; months_min?: number; from?: DateText | null; to?: DateText | null; never?: boolean } // history inside [from,to); never = never held such a post
  | { op: 'appraised'; grades: Code[]; from_year?: number; to_year?: number; times_min?: number }
  | { op: 'awarded'; kinds: Code[]; from?: DateText | null }
  | { op: 'punished'; kinds: Code[]; in_force?: boolean }                            // restricted tier
export type PostMatch = { units?: number[]; unit_kinds?: Code[]; post_kinds?: Code[]; ranks?: Code[]; kinds?: Code[]; outside?: boolean /* outside `units` */; title?: string }
// GET /people/fields -> Field[]
export type Field = { field: string; label: string /* catalogue key field.<field> */; ops: ('is'|'between'|'has')[]; table: string | null /* code table for `is` */; type: 'code'|'date'|'number'|'text'; tier: 'organisation'|'restricted'; sortable: boolean; column: boolean; facet: boolean }
// GET /codes -> Record<table, {code, name}[]> in the request language (also ethnicity)
// POST /people/search
export type SearchRequest = { filter: Filter | null; columns: string[]; sort: { field: string; descending: boolean }[]; cursor?: string | null; limit?: number; facets?: string[] }
export type SearchAnswer = { position: number; count: number; rows: { id: number; cells: Record<string, string | number | null> }[]; next: string | null; facets: Record<string, { code: Code; count: number }[]>; milliseconds: number }
// cells hold codes for code columns, unit_id beside unit: {unit: "name", unit_id: 12}
// POST /people/export {filter, columns, sort, title} -> xlsx
// GET|POST /saved-filters {name, filter, columns, sort, shared} ; PUT|DELETE /saved-filters/{id}
export type SavedFilter = { id: number; name: string; filter: Filter | null; columns: string[]; sort: SearchRequest['sort']; shared: boolean; mine: boolean }

// GET /people/{id}/card -> Card
export type Card = { id: number; name: string; sex: Code; birth: DateText; age: number; present_post: string; unit: string; unit_id: number | null; rank: Code | null; grade: Code | null; political_status: Code; education: string; photo: boolean }
// GET /people/{id}?as_of=2024-01-01&known_at=<position> -> PersonFile with ETag
export type Row<T> = T & { id: number; recorded_at: string; recorded_by: string; source: string /* catalogue key field.source.<x>: import/form/entry */ }
export type PersonFile = {
  id: number; version: number; as_of: string; card: Card; identity_number: string /* masked; '' none */
  person: { name: string; sex: Code; birth: DateText; ethnicity: Code; native_place: string; birth_place: string; political_status: Code; party_joined: DateText | null; work_began: DateText | null; health: string; professional_title: string; speciality: string; present_post: string; management: Code | null; service: Code }
  age: number; years_of_service: number | null; years_in_post: number | null
  appointments: Row<Appointment>[]; ranks: Row<RankHeld>[]; educations: Row<Education>[]; appraisals: Row<{ year: number; grade: Code }>[]
  awards: Row<{ on: DateText | null; kind: Code; title: string }>[]; penalties: Row<{ on: DateText; kind: Code; title: string; until: DateText | null }>[] | null // null: not yours to see
  relatives: Row<{ relation: string; name: string; birth: DateText | null; political_status: string; unit_and_post: string; died: boolean }>[] | null
  contacts: Row<{ kind: string; value: string }>[] | null
  resume: string; changes_since_last_look: Change[]; may: ('write' | 'evidence' | 'contest' | 'comment' | 'restricted')[]
}
export type Appointment = { since: DateText; until: DateText | null; kind: Code; main: boolean; title: string; post_kind: Code; rank: Code | null; unit: number | null; unit_name: string | null; post: number | null }
export type RankHeld = { since: DateText; until: DateText | null; rank: Code | null; grade: Code | null }
export type Education = { kind: Code; level: Code | null; level_text: string; degree: Code | null; discipline: Code | null; degree_text: string; school: string; degree_school: string; graduated: DateText | null }
export type Change = { at: string; by: string; register: string; what: string /* key: change.added|corrected|withdrawn */; detail: string; position: number }
// PUT  /people/{id}/person {…person fields, since, why} If-Match -> 200 {version}
// POST /people  {person, identity_number?, appointment?} -> 201 {id, version}
// POST /people/{id}/registers/{register} {row, why?} If-Match -> 201 {id, version};   register = appointments|ranks|educations|appraisals|awards|penalties|relatives|contacts
// PUT  /people/{id}/registers/{register}/{row} {row, why} If-Match -> 200 {version} ; DELETE same path with body {why} -> 200 {version}
// GET  /people/{id}/identity-number -> {identity_number} (audited; permission people.restricted)
// GET|PUT /people/{id}/photo (image bytes)
// GET  /people/{id}/history?register= -> Change[]
// GET  /people/{id}/readers -> Reader[]
export type Reader = { at: string; by: string; role: Code | null; what: string /* key read.<what> */ }
// GET  /people/{id}/form -> PrintForm ; GET /people/{id}/form.lrmx -> file ; POST /people/forms.zip {filter} -> zip of lrmx
export type PrintForm = { form: FormText; ages: { person: number | null; family: (number | null)[] }; age_on: string; photo: boolean; resume_lines: number }
export type FormText = { name: string; sex: string; birth: string; ethnicity: string; native_place: string; birth_place: string; party_joined: string; work_began: string; health: string; professional_title: string; speciality: string; full_time: Schooling; in_service: Schooling; present_post: string; proposed_post: string; removed_post: string; resume: string; awards_and_penalties: string; appraisals: string; reason: string; family: { relation: string; name: string; birth: string; political_status: string; unit_and_post: string }[]; reported_by: string; age_on: string; filled_on: string; filled_by: string; identity_number: string /* masked unless permitted */ }
export type Schooling = { education: string; degree: string; education_school: string; degree_school: string }

// --- evidence (the ledger)
// GET /people/{id}/evidence?cursor=&stage=&as_of=&known_at= -> Page<Entry>
export type Entry = { id: number; happened_on: DateText; recorded_at: string; recorded_by: string; stage: Code /* train practise observe select encourage protect care benchmark deliver chains measure people */; kind: Code; source: Code /* code.source_kind */; tier: Code /* public own organisation restricted */; title: string; text: string | null /* null: tier above yours */; attachments: { file: string; name: string; bytes: number }[]; replaces: number | null; replaced_by: number | null; comments: { by: string; at: string; text: string }[]; contest: null | { state: 'open' | 'upheld' | 'dismissed'; by: string; at: string; text: string; answer: string | null; answered_at: string | null }; position: number | null; may: ('replace' | 'contest' | 'comment' | 'answer')[] }
// POST /people/{id}/evidence {happened_on, stage, kind, source, tier, title, text, attachments: [file hash]} Idempotency-Key -> 201 Entry
// POST /evidence/{id}/replacement {…same, why} -> 201 Entry
// POST /evidence/{id}/comments {text} -> 201 ; POST /evidence/{id}/contest {text} -> 201 ; POST /evidence/{id}/contest/answer {upheld: boolean, text} -> 200
// POST /files (multipart one file) -> 201 {file: hash, name, bytes, kind} ; GET /files/{hash}
// GET|PUT|DELETE /drafts/{form}/{object} body: any JSON {…} -> {body, saved_at}

// --- units
// GET /units?parent=<id>&as_of= -> UnitRow[] (roots of my reach without parent) ; GET /units/find?q= -> UnitRow[] (name or pinyin, for pickers)
export type UnitRow = { id: number; name: string; short_name: string; kind: Code; rank: Code | null; people: number | null /* null: yours is not to read about people */; posts: number; vacancies: number; children: number; parent: number | null; path: string }
// GET /units/{id}?as_of= -> UnitPage with ETag
export type UnitPage = { id: number; version: number; name: string; short_name: string; kind: Code; rank: Code | null; division_code: string; credit_code: string; since: DateText; path: { id: number; name: string }[]; authorised: { rank: Code; number: number }[]; posts: { id: number; title: string; kind: Code; rank: Code | null; places: number; held: number /* in all; holders only those you may see */; holders: Card[] }[]; children: UnitRow[]; figures: FigureValue[]; may: ('write')[] }
// POST /units {name, short_name, kind, rank, parent, division_code, since} -> 201 {id} ; PUT /units/{id} {…, why} If-Match
// POST /units/{id}/posts {title, kind, rank, places, since} -> 201 ; PUT /posts/{id}
// GET /units/{id}/people?cursor= -> same shape as SearchAnswer

// --- figures
// GET /figures -> Definition[] ; GET /figures/{id}?period=2026-03-24&unit=12 -> FigureValue ; GET /figures/{id}/rows?period=&unit=&cursor= -> Page<FigureRow>
export type Definition = { id: string; version: number; name: string; counts: Code /* counting word */; about: string; group: string; since: string; dimension: string | null }
export type FigureValue = { id: string; name: string; version: number; value: number | null; unit_word: string; period: string; unit: number; unit_name: string; rows: number; parts: { code: Code; name: string; value: number }[] /* e.g. age bands; empty if a plain number */ }
export type FigureRow = { kind: 'person' | 'post' | 'unit' | 'appointment'; id: number; title: string; detail: string /* of a post "held/places" */; link: string }

// --- imports
// GET /imports/kinds -> ImportKind[] ; GET /imports/kinds/{kind}/template.xlsx
export type ImportKind = { kind: string /* people, forms, … */; name: string; accepts: string[]; columns: { column: string; name: string; required: boolean; example: string; aliases: string[]; about: string }[] }
// POST /imports multipart: kind, files… -> 201 {id}
// GET /imports -> Import[] ; GET /imports/{id} -> Import
export type Import = { id: number; kind: string; name: string; by: string; at: string; state: 'reading' | 'mapping' | 'checked' | 'adopting' | 'adopted' | 'cancelled' | 'undone' | 'failed'; progress: { done: number; of: number }; mapping: { header: string; column: string | null; sample: string[] }[]; source_name: string; counts: { new: number; changed: number; same: number; questions: number; refused: number }; findings: { error: number; warning: number; note: number } }
// PUT /imports/{id}/mapping {mapping: {header: column|null}} -> 200 Import
// GET /imports/{id}/rows?state=new|changed|same|question|refused&cursor= -> Page<ImportRow>
export type ImportRow = { row: number; place: string; state: 'new' | 'changed' | 'same' | 'question' | 'refused'; title: string; person: number | null; candidates: { id: number; name: string; detail: string; why: string }[]; changes: { field: string; label: string; before: string; after: string }[]; findings: FindingText[]; answer: null | { person: number | null } }
export type FindingText = { severity: 'note' | 'warning' | 'error'; code: string; file: string; part: string; row: number; column: string; value: string; sentence: string }
// PUT /imports/{id}/rows/{row}/answer {person: id | null /* null = a new person */} -> 200
// GET /imports/{id}/findings?severity=&cursor= -> Page<FindingText> ; GET /imports/{id}/findings.xlsx
// POST /imports/{id}/adoption {with_warnings: boolean} -> 202 {job} ; POST /imports/{id}/cancellation -> 200 ; POST /imports/{id}/reversal {why} -> 202 {job}
// GET /jobs/{id} -> {id, kind, state: waiting|running|done|failed|cancelled, done, of, message}

// --- accounts (permission accounts)
// GET /accounts -> Account[] ; POST /accounts {name, display_name, person, password} -> 201 ; PUT /accounts/{id} {display_name, person, locked} If-Match
// POST /accounts/{id}/password {new} ; POST /accounts/{id}/grants {role, unit, management, since, until} -> 201 ; DELETE /accounts/{id}/grants/{grant}
export type Account = { id: number; version: number; name: string; display_name: string; person: number | null; person_name: string | null; locked: boolean; last_sign_in: string | null; grants: { id: number; role: Code; unit: number; unit_name: string; management: Code | null; since: string; until: string | null }[] }
// GET /roles -> { role: Code; permissions: Permission[]; about: string }[]   names: code.role.<role>
// GET /audit?person=&account=&from=&to=&cursor= -> Page<AuditRow> (permission audit)
export type AuditRow = { position: number; at: string; account: string; action: string; subjects: string[]; detail: string }

// --- the working-day calendar
// GET /calendar -> CalendarYear[] ; PUT /calendar/{year} {source, holidays, worked_weekend_days} (permission settings) -> 204
export type CalendarYear = { year: number; source: string; holidays: string[]; worked_weekend_days: string[]; entered: boolean /* by this house, in place of what ships */ }

// --- problems
// GET /problems?side=raised|owed|coordinated&open=&state=&kind=&overdue=&cursor= -> Page<ProblemLine>, the first due first
export type Side = 'raised' | 'owed' | 'coordinated'
export type ProblemState = 'unrouted' | 'assigned' | 'disputed' | 'answered' | 'half_solved' | 'closed' | 'joined'
export type ProblemLine = { id: number; title: string; origin: Code; kind: Code; state: ProblemState; owner: number | null; owner_name: string; place: number; place_name: string; due: string | null /* null: the clock stands still, or nothing is due any more */; overdue: boolean; raised_on: string }
// POST /problems RaisedProblem Idempotency-Key -> 201 {id}
export type RaisedProblem = { origin: Code; source?: number; kind: Code; place: number; title: string; text: string; wish: string; person?: number; raiser_name?: string; protected: boolean; part_of?: number; owner?: number }
// GET /problems/{id} -> ProblemStory with ETag ; POST /problems/{id}/deeds Deed If-Match -> 200 ProblemStory
export type ProblemStory = {
  id: number; version: number; title: string; text: string; wish: string; origin: Code; source: number | null; kind: Code; state: ProblemState; place: number; place_name: string; owner: number | null; owner_name: string; joint: string[]; joint_units: number[]; coordinator_name: string
  raised_on: string; raisers: string[]; protected: boolean; due: string | null; overdue: boolean; paused: boolean; reopened: number; closed_on: string | null; follow_up: string | null; joined_into: number | null; part_of: number | null
  next_party: Code | null; next_step: Code | null; may: DeedName[]; events: DeedTold[]
}
export type DeedTold = { at: string; by: string /* '' where the name stays unsaid */; party: Code; deed: 'raise' | DeedName; text: string; detail: string }
export type Deed =
  | { deed: 'assign'; owner: number; joint: number[]; text: string } | { deed: 'dispute' | 'prove' | 'reopen' | 'note'; text: string } | { deed: 'pause'; until: string; text: string } | { deed: 'resume' }
  | { deed: 'answer'; outcome: Code; text: string } | { deed: 'confirm'; holds: Code; text: string } | { deed: 'check'; holds: boolean; text: string } | { deed: 'join'; into: number }
export type DeedName = Deed['deed']
// GET /problems/routing -> Route[] (problems.coordinate) ; PUT /problems/routing {kind, place, owner | null} (settings) -> 204
export type Route = { id: number; kind: Code; place: number; place_name: string; owner: number; owner_name: string; since: string; until: string | null }

// GET /problems/clocks -> Clock[] (problems.coordinate) ; PUT /problems/clocks {name, value, since, source} (settings) -> 204
export type ClockValue = { value: number; since: string; source: string }
export type Clock = { name: string; present: ClockValue; known: ClockValue[] }

// --- talks, needs and visits
// POST /people/{id}/talks RecordedTalk Idempotency-Key -> 201 {id, problems: id[]} ; GET /people/{id}/talks -> TalksWith
// GET /talks?whose=mine|reach&kind=&from=&to=&cursor= -> Page<Talk>, the latest first ; GET /talks/{id} -> Talk ; POST /talks/{id}/join -> 204
export type TalkKind = 'talk' | 'interview' | 'home_visit'
export type TalkTier = 'own' | 'organisation' | 'restricted'
export type TalkWords = { kind: TalkKind; held_on: string; form: Code; place: string; unannounced: boolean; tier: TalkTier; summary: string; topics: Record<string, string>; looks: Record<string, Code>; suggestions: string; left_open: string[]; told_of_use: boolean }
export type TalkProblem = { id: number; title: string; state: ProblemState; owner_name: string; due: string | null; overdue: boolean }
export type Talk = { id: number; person: number; person_name: string; post: string; kind: TalkKind; held_on: string; unannounced: boolean; tier: TalkTier; round: number | null; talkers: string[]; recorded_by: string; recorded_at: string; replaced_by: number | null; mine: boolean; held_by_me: boolean; talk: TalkWords | null /* null: only that it was held */; problems: TalkProblem[] }
export type TalksWith = { person: number; name: string; post: string; talks: Talk[]; carried: string[] }
export type RecordedTalk = { talk: TalkWords; round?: number; replaces?: number; another?: boolean; visit?: number; problems: { kind: Code; title: string; text: string; wish: string; owner?: number; protected: boolean }[]; needs: { kind: Code; text: string }[] }
// GET /needs -> Need[] (open ones the viewer looks after) ; GET|POST /people/{id}/needs {kind, text, talk?} ; GET /needs/{id} -> Need with ETag ; POST /needs/{id}/notes {state, text} If-Match -> 200 Need
export type NeedState = 'open' | 'helped' | 'ended'
export type Need = { id: number; version: number; person: number; person_name: string; post: string; kind: Code; state: NeedState; talk: number | null; opened_on: string; notes: { at: string; by: string; state: NeedState; text: string }[]; may: boolean }
// GET /visits -> Visit[] (the viewer's own and those of their teams, the next first) ; POST /visits {day, unit, note, team} -> 201 {id} ; DELETE /visits/{id} -> 204
export type Visit = { id: number; day: string; unit: number; unit_name: string; note: string; state: 'planned' | 'held' | 'dropped'; talk: number | null; study: number | null; team: number | null; mine: boolean }
// GET /rounds -> Round[]
export type Round = { id: number; title: string; from: string; to: string; aim: string; meant: number; talked: number; times: number }
// GET /rounds/{id} -> RoundBoard ; POST /rounds {title, from, to, units: id[], aim, seats: Seats} (duties) -> 201 {id}
export type RoundBoard = {
  round: Round
  members: { person: number; name: string; post: string; unit: number; unit_name: string; talks: { id: number; held_on: string; talkers: string[] }[] }[]
  said: { talk: number; name: string; held_on: string; summary: string; topics: Record<string, string>; suggestions: string; left_open: string[] }[]
}
// GET /talks/coverage?from=&to=&kind= -> Coverage (persons 人 and person-times 人次 apart)
export type CoverageRow = { id: number; name: string; persons: number; times: number }
export type Coverage = { from: string; to: string; persons: number; times: number; unannounced: number; by_unit: CoverageRow[]; by_talker: CoverageRow[] }

// --- duties
// GET /duties/mine -> {today, items: Due[]} ; GET /duties/items?rule=&from=&unit= -> Due[] (duties)
export type DutyState = 'done' | 'open' | 'soon' | 'missed'
export type Due = { rule: number; rule_title: string; act: Code; from: string; to: string; person: number; name: string; post: string; unit: number; unit_name: string; owed_by: string[]; state: DutyState; done_on: string | null; done_by: string; last_on: string | null; days_left: number }
// GET /duties/board?year= -> DutyBoard (duties)
export type DutyCell = { total: number; done: number; missed: number; soon: number }
export type RuleBoard = { rule: number; title: string; source: string; act: Code; cadence: Code; periods: { from: string; to: string }[]; rows: { unit: number; unit_name: string; talkers: string[]; cells: DutyCell[] }[]; total: DutyCell }
export type DutyBoard = { year: number; rules: RuleBoard[] }
// GET /duties/rules -> DutyRule[] (duties) ; POST /duties/rules {rule: DutyRule['rule'], anyway} (duties and settings) -> 201 {id} ; POST /duties/rules/{id}/end {until} -> 204
export type Seats = { unit_kinds: Code[]; post_kinds: Code[]; title: string; unit_name: string }
export type DutyRule = { id: number; owing: number; owed: number; rule: { code: string; title: string; act: Code; owes: Seats; span: Code; to: Seats; cadence: Code; since: string; until: string | null; source: string; warn_days: number } }
// GET /duties/feed -> {made} ; POST /duties/feed -> 201 {path} ; DELETE /duties/feed -> 204

// --- ways out of the house
// GET /account/addresses -> NoticeAddress[] ; PUT /account/addresses {channel, address, daily} -> 204
export type NoticeAddress = { channel: Code; there: boolean; address: string; daily: boolean }
// GET|PUT /settings/notices (settings); an empty password or secret stays ; POST /settings/notices/test {channel} -> {trouble}
export type Mail = { host: string; port: number; safety: Code; from: string; user: string; password: string; site: string }
export type Gateway = { url: string; secret: string; site: string }
export type Ways = { mail: Mail | null; gateway: Gateway | null; counts: { channel: Code; state: 'waiting' | 'sent' | 'failed'; count: number }[] }

// --- projects and contributions
// GET /projects?unit= -> ProjectLine[] ; POST /projects Project (projects) -> 201 ProjectPage ; GET /projects/{id} -> ProjectPage with ETag ; PUT /projects/{id} Project If-Match -> 200 ProjectPage
export type AmountKind = 'agreed' | 'planned' | 'invested' | 'output' | 'tax' // in 10,000 yuan
export type Project = { title: string; unit: number; sector: string; since: string; until: string | null /* first day after it ended */; amounts: Partial<Record<AmountKind, number>>; note: string }
export type MilestoneState = 'reached' | 'reached_late' | 'near' | 'ahead' | 'late'
export type Milestone = { id: number; title: string; planned: string; first_planned: string; actual: string | null; state: MilestoneState; moved: { from: string; on: string; why: string }[] }
export type ProjectLine = { id: number; unit_name: string; project: Project; milestones: Milestone[] }
export type ProjectPage = ProjectLine & { version: number; contributions: Contribution[]; may_write: boolean }
// POST /projects/{id}/milestones {title, planned} If-Match ; POST /projects/{id}/milestones/{n} MilestoneTurn If-Match ; both -> ProjectPage
export type MilestoneTurn = { reached: { on: string } } | { moved: { planned: string; why: string } }
// GET|POST /people/{id}/contributions ClaimedContribution ; GET /contributions (evidence.write) ; POST /contributions/{id}/decision {confirmed, why} -> 200 Contribution
export type ContributionState = 'claimed' | 'confirmed' | 'refused'
export type Contribution = { id: number; person: number; name: string; kind: Code; state: ContributionState; title: string; text: string; happened_on: string; project: number | null; project_title: string; session: number | null; session_title: string; proof: { file: string; name: string }[]; claimed_by: string; decided_by: string; why: string; entry: number | null; may_decide: boolean }
export type ClaimedContribution = { project: number | null; session?: number | null /* the training it came of; required by the kinds idea and mechanism */; kind: Code; title: string; text: string; happened_on: string; proof: string[] }

// --- comments and teams
// POST /people/{id}/comments CollectedComment Idempotency-Key -> 201 {id} ; GET /comments?person=&group=&channel=&front_line=&q=&cursor= -> CommentPage (observe)
export type CollectedComment = { comment: { group: Code; channel: Code; given_on: string; front_line: Code | null; text: string }; giver?: { name: string; reached_by: string } }
export type Comment = { entry: number; person: number; name: string; post: string; given_on: DateText; group: Code; channel: Code | null; front_line: Code | null; text: string }
export type CommentPage = { rows: Comment[]; next: string | null; all: number; people: { person: number; name: string; post: string; count: number }[]; groups: Record<Code, number>; lines: Record<Code, number> }
// GET /teams -> Team[] (those the viewer is in or set up) ; POST /teams NewTeam (observe) -> 201 {id} ; GET /teams/{id} -> TeamPage
export type NewTeam = { title: string; task: string; project: number | null; from: string; to: string /* the last day */; members: number[]; units: number[]; seats: Seats; people: number[] }
export type Team = { id: number; team: NewTeam; members: { person: number; name: string; post: string }[]; units: string[]; project_title: string; at_work: boolean }
export type TeamPage = Team & { observed: { person: number; name: string; post: string; times: number; last: string | null }[] }

// --- field studies, statements and the five lines
// GET /studies?team= -> StudyLine[] (own drafts first) ; POST /studies {study, visit?} Idempotency-Key -> 201 StudyShown ; GET /studies/{id} -> StudyShown with ETag
// PUT /studies/{id} Study If-Match -> 200 StudyShown ; DELETE /studies/{id} (own draft) -> 204 ; POST /studies/{id}/publish {anyway} If-Match -> 200 StudyShown
export type FrontLine = 'investment' | 'projects' | 'rural' | 'governance' | 'public_opinion'
export type Stance = 'for' | 'against'
export type StatementState = 'confirmed' | 'single_source' | 'disputed' | 'withdrawn'
export type StudySource = { source: Code; stance: Stance; who: string; text: string; place: string; noted_at: number | null /* milliseconds */; attachments: string[] /* "hash/name" */ }
export type StudyStatement = { person: number; front_line: FrontLine; text: string; sources: StudySource[] }
export type StudyDifficulty = { kind: Code; title: string; text: string; wish: string; raiser: string; person: number | null; protected: boolean; owner: number | null }
export type Study = { unit: number; held_on: string; place: string; unannounced: boolean; team: number | null; project: number | null; statements: StudyStatement[]; difficulties: StudyDifficulty[]; note: string }
export type Someone = { person: number; name: string; post: string }
export type StudyLine = { id: number; state: 'draft' | 'published'; unit: number; unit_name: string; held_on: string; place: string; unannounced: boolean; recorded_by: string; people: Someone[]; statements: number; difficulties: number; mine: boolean }
export type StudyShown = StudyLine & { version: number; team_title: string; project_title: string; recorded_at: string; published_at: string | null; on_the_spot: boolean; study: Study; published: Statement[]; problems: number[] }
// GET /statements?front_line=&state=&study=&cursor= -> StatementPage (observe) ; GET /statements/{id} -> Statement ; GET /people/{id}/statements -> Statement[] (the person too)
// PUT /statements/{id}/sources/{entry} {stance | null} (observe) -> 200 Statement
export type StatementSource = { entry: number; kind: Code; stance: Stance; happened_on: DateText; who: string; text: string; place: string; recorded_by: string; files: number; contested: boolean; fallen: boolean /* contested with success: no longer counts */ }
export type Statement = Someone & { id: number; front_line: FrontLine; made_on: string; text: string; state: StatementState; kinds_for: number; kinds_against: number; study: number | null; recorded_by: string; sources: StatementSource[] }
export type StatementPage = { rows: Statement[]; next: string | null; counts: Partial<Record<StatementState, number>> }
// GET /observe/matrix?unit=&from=&to= -> Matrix (observe)
export type MatrixCell = { entries: number; kinds: Code[]; last: string | null }
export type MatrixRow = Someone & { unit: number; unit_name: string; since: string; cells: MatrixCell[] /* one for each line */ }
export type Matrix = { from: string; to: string; lines: FrontLine[]; rows: MatrixRow[]; empty: number }

// --- surveys
// GET /surveys -> Surveys ; POST /surveys SurveyBody (surveys) -> 201 SurveyShown ; GET|PUT|DELETE /surveys/{id} ; POST /surveys/{id}/open and /close -> SurveyShown
// POST /surveys/{id}/invitations {group, people} or {group, units, seats, sample?} -> SurveyShown & {new} ; POST /surveys/{id}/codes {group, count} -> 201 {codes}
// GET /surveys/{id}/answers -> SurveyForm ; POST /surveys/{id}/answers {answers: Answer[]} -> 204 ; GET|POST /slips/{code} the same without signing in ; GET /surveys/{id}/results -> SurveyResults
export type SurveyKind = 'satisfaction' | 'assessment' | 'recommendation' | 'course_feedback' | 'need' | 'poll'
export type QuestionKind = 'one' | 'several' | 'grid' | 'text'
export type SurveyState = 'draft' | 'open' | 'closed'
export type Question = { kind: QuestionKind; text: string; options: string[]; rows: string[]; most: number | null; required: boolean }
export type SurveyBody = { kind: SurveyKind; title: string; intro: string; unit: number; owners: number[]; groups: { name: string }[]; questions: Question[]; smallest: number; closes: string /* the last day */ }
export type SurveyShown = { id: number; state: SurveyState; unit_name: string; survey: SurveyBody; owners: Someone[]; set_by: string; opened_at: string | null; closed_at: string | null; turnout: { asked: number; answered: number }[] /* one for each group */ }
export type SurveyWaiting = { id: number; kind: SurveyKind; title: string; closes: string }
export type Surveys = { waiting: SurveyWaiting[]; held: SurveyShown[] }
export type SurveyForm = { kind: SurveyKind; title: string; intro: string; closes: string; smallest: number; questions: Question[]; open: boolean; answered: boolean }
export type Answer = number | (number | null)[] | string | null
export type SurveyCell = { groups: number[]; answered: number }
export type Tally = { answered: number; counts: number[] }
export type SurveyAsked = { question: number; row: number | null; cells: Tally[] /* one for each cell */; texts: string[] }
export type SurveyResults = SurveyShown & { cells: SurveyCell[]; asked: SurveyAsked[] }

// --- portraits, levels and the framework of competences
// GET /people/{id}/portrait?as_of=&post= -> PortraitShown (the person too) ; POST /people/{id}/levels {competence, level, source, on, text} (evidence.write, or the person) -> 201 {id}
export type Facet = 'results' | 'ability' | 'style' | 'experience' | 'learning' | 'load'
export type PortraitBasis = { kind: 'entry' | 'problem' | 'statement' | 'post'; id: number; title: string; on: DateText }
export type PortraitSaid = { facet: Facet; text: string; rests_on: PortraitBasis[] }
export type LevelGiven = { entry: number; level: number; source: Code; by: string; on: DateText }
export type PortraitAxis = { competence: number; title: string; levels: string[]; estimate: number | null /* tenths, as low and high; null: not enough evidence */; low: number | null; high: number | null; assessors: number; kinds: number; needed: number | null; meets: 'yes' | 'no' | 'open' | null; given: LevelGiven[] }
export type PortraitShown = Someone & { as_of: string; own: boolean; said: PortraitSaid[]; axes: PortraitAxis[]; assessors_least: number; kinds_least: number }
// GET /competences -> Competence[] ; POST /competences CompetenceBody (settings and observe) -> 201 {id} ; PUT|DELETE /competences/{id} -> 204
// GET /competences/sheet -> xlsx ; POST /competences/sheet (raw bytes) -> CompetenceSheet ; GET /posts/{id}/needs -> {needs} ; PUT (units.write) -> 204
export type CompetenceBody = { parent: number | null; code: string; title: string; about: string; levels: string[]; sort: number }
export type Competence = { id: number; competence: CompetenceBody }
export type PostNeed = { competence: number; level: number }
export type CompetenceSheet = { read: number; set: number; findings: { row: number; column: string; stops: boolean; sentence: string }[] }

// --- appraisals, classes and touchstone posts
// GET /appraisals?state=&kind=&person=&cursor= -> Page<AppraisingShown> ; GET /appraisals/called -> CalledUp[] (observe) ; POST /people/{id}/appraisals Appraising -> 201 {id}
// GET /appraisals/{id} -> AppraisingShown with ETag ; PUT Appraising If-Match -> 200 AppraisingShown ; DELETE -> 204 ; POST /appraisals/{id}/steps AppraisingStep If-Match -> 200 AppraisingShown
export type AppraisingKind = 'no_post' | 'project_front' | 'milestone' | 'yearly' | 'class'
export type AppraisingState = 'open' | 'told' | 'final' | 'dropped'
export type OfficialClass = 'strong' | 'ordinary'
export type Appraising = { kind: AppraisingKind; held_on: string; project: number | null; milestone: number | null; team: number | null; year: number | null; findings: string; grade: Code | null; class: OfficialClass | null; follows: string; entries: number[] }
export type AppraisingGround = { entry: number; kind: Code; title: string; happened_on: DateText; statement: StatementState | null; contested: boolean }
export type AppraisingShown = Someone & { id: number; version: number; state: AppraisingState; appraising: Appraising; project_title: string; milestone_title: string; milestone_planned: string | null; grounds: AppraisingGround[]; sound_kinds: number; opened_by: string; opened_at: string; reply_until: string | null; reply: { agrees: boolean; text: string; answer: string } | null; final_at: string | null; final_by: string; entry: number | null; own: boolean; mine: boolean }
export type AppraisingStep = { step: 'tell'; anyway: boolean } | { step: 'reply'; agrees: boolean; text: string } | { step: 'answer'; text: string } | { step: 'finish' }
export type CalledUp = Someone & { project: number; project_title: string; milestone: number; title: string; planned: string; days_left: number }
// GET /classes -> Classed[] (observe)
export type Classed = Someone & { class: OfficialClass; on: string; appraisal: number; times: number }
// GET /touchstones -> TouchstoneLine[] (observe) ; POST /touchstones TouchstoneBody -> 201 {id} ; GET /touchstones/{id} -> TouchstonePage ; POST /touchstones/{id}/end {until} -> 204
export type TouchstoneBody = { title: string; field: string; unit: number; post: number | null /* null: a headquarters */; members: { person: number; from: string; to: string | null }[]; task: string; since: string }
export type TouchstoneLine = { id: number; unit_name: string; until: string | null; touchstone: TouchstoneBody }
export type TouchstonePage = TouchstoneLine & { holders: (Someone & { since: DateText; until: DateText | null; observed: number; after: { since: DateText; title: string }[] })[] }
// GET /people/changes?cursor= -> Page<PersonChange> (people.read)
export type PersonChange = Change & { person: number; name: string }

/** Somebody on a front line: how often formed and seen there, and the first post that followed. */
export type OnLine = { person: number; name: string; post: string; formed: number; seen: number; first_seen: string | null; chosen_on: string | null; chosen: string }

/** A link of a person's way from the front line to the next post. */
export type ChainLink = { kind: 'formed' | 'seen' | 'chosen'; on: string; title: string; line: string | null; entry: number | null }

// --- training: programmes, sessions, seats (crates/server/src/programmes), catalogues, gaps, hours (crates/server/src/train)
// GET /programmes?kind= -> ProgrammeLine[] ; POST /programmes Programme (train) -> 201 ProgrammePage ; GET|PUT /programmes/{id} If-Match ; GET /programmes/{id}/pool?from=&to= (train) -> PoolLine[]
// GET /sessions?from=&to=&form=a,b&programme=&unit=&mine=true -> SessionLine[] ; POST /sessions TrainingSession -> 201 SessionShown ; GET|PUT /sessions/{id} If-Match
// POST /sessions/{id}/steps {step: open|cancel} | {step: close, unmarked_present} If-Match -> SessionShown ; GET /sessions/{id}/required -> RequiredLine[]
// POST /sessions/{id}/seats {people, guests, anyway} -> NamedLine[] ; POST /sessions/{id}/seats/{part} SeatDeed -> SessionShown ; POST /sessions/{id}/people {person, role} -> 201 SessionShown
// GET /sessions/{id}/code?origin= -> SignCode ; POST /sessions/{id}/signs {code} -> SignedIn ; POST /sessions/{id}/marks {part, lesson, presence}[] -> {kept, strange}
// POST /discussions {session: TrainingSession, speeches: {person, guest, text}[]} (train.unit) -> 201 SessionShown
export type Slot = { title: string; chain: number | null; seminar: boolean }
export type SyllabusPart = { lecturer: Code; subject: string; fixed: boolean }
export type Programme = {
  kind: Code; title: string; unit: number; parent: number | null; goal: string; since: string; until: string | null; layer: Code | null; emphasis: string; focuses: number[]; rota: number[]; slots: Slot[]
  syllabus: SyllabusPart[]; balance: Code[]; methods: Code[]; required: Seats[]; units: number[]; survey_first: boolean; in_turn: boolean; weak_areas: string[]; field: number | null /* of the catalogue field */; items: string[]
}
export type ProgrammeTotals = { sessions: number; planned: number; person_times: number; people: number; speeches: number; units: number }
export type ProgrammeLine = { id: number; unit_name: string; programme: Programme; totals: ProgrammeTotals }
export type ProgrammePageShown = ProgrammeLine & {
  version: number; may_write: boolean; titles: Record<string, string>; slots: { title: string; chain: number | null; seminar: boolean; session: SessionLine | null }[]
  rota: { unit: number; name: string; times: number; last: string | null; next: boolean }[]; balance: { kind: Code; count: number; asked: boolean }[]; unbroken_years: number; sessions: SessionLine[]
  by_unit: { unit: number; name: string; sessions: number; person_times: number; speeches: number; forms: Record<string, number> /* by the key of a code's name */ }[]; silent: { unit: number; name: string }[] /* the first 300 */; silent_count: number; children: ProgrammeLine[]
}
export type PoolLine = { person: number; name: string; post: string; unit: number; unit_name: string; times: number }
export type SessionLine = {
  id: number; programme: number | null; form: Code; title: string; number: number | null; unit: number; unit_name: string; from: string; to: string; place: string; theme: string; state: 'planned' | 'open' | 'held' | 'cancelled'
  slot: number | null; discussion: Code | null; capacity: number | null; sit: number; wait: number; named: number; completed: number; speeches: number; results: number /* what students made of it */; heads: number | null; tenths: number /* class hours in tenths */
}
export type Lesson = { id: number; day: string; from: string /* 09:00 */; to: string; method: Code; subject: string; lecturer: number | null; lecturer_kind: Code | null; room: number | null; place: string; tenths: number; output: string }
export type Prior = { held_on: string; discussions: number; survey: number | null; found: { text: string; lesson: number | null }[] }
export type TrainingSession = {
  programme: number | null; form: Code; title: string; number: number | null; unit: number; co_hosts: number[]; from: string; to: string /* the last day */; place: string; room: number | null; partner: number | null; zone: number | null
  chain: number | null; course: number | null; focuses: number[]; slot: number | null; theme: string; layer: Code | null; discussion: Code | null; capacity: number | null; quotas: { unit: number; places: number }[]; after: number[]
  lessons: Lesson[]; prior: Prior | null; materials: { file: string /* hash/name */; shared: boolean }[]; conclusions: string; rounds: string[] /* of a contest */; heads: number | null
}
export type SeatState = 'nominated' | 'approved' | 'waiting' | 'declined' | 'withdrawn' | 'replaced' | 'completed' | 'failed'
export type Presence = 'present' | 'late' | 'leave' | 'absent'
export type TrainingPart = {
  id: number; person: number | null; name: string; post: string; unit: number | null; unit_name: string; role: 'student' | 'lecturer' | 'key_speaker' | 'organiser'; state: SeatState; said: string; tenths: number; halves: number /* half days */
  why: string; entry: number | null; problem: number | null /* what they said became it */; marks: Record<string, Presence>; own: boolean
}
export type SessionShown = SessionLine & {
  version: number; session: TrainingSession; programme_title: string; titles: Record<string, string>; units: Record<string, string>; lacks: { lecturers: Code[]; methods: Code[]; survey: boolean; unanswered: number }
  clashes: { lesson: number; what: 'room' | 'lecturer' | 'student'; who: string; session: number; session_title: string }[]; days_off: string[]; parts: TrainingPart[]; may_write: boolean; may_name: boolean
}
export type RequiredLine = { person: number; name: string; post: string; unit: number; unit_name: string; state: SeatState | null; sat_before: boolean }
export type NamedLine = { person: number | null; name: string; state: SeatState | null; held: Code[] /* table hindrance */; forbidden: boolean; unknown: boolean }
export type SeatDeed = { deed: 'approve' } | { deed: 'decline' | 'withdraw'; why: string } | { deed: 'replace'; by: number; anyway: boolean }
export type SignCode = { code: string; path: string; picture: string /* SVG */; turns_in: number /* milliseconds */ }
export type SignedIn = { lesson: number; subject: string; presence: Presence; session_title: string }
// GET /training/catalogue?of= -> CatalogueLine[] ; POST /training/catalogue {unit, item} (train) -> 201 {id} ; GET|PUT /training/catalogue/{id} (PUT Item, If-Match) -> CataloguePageShown ; POST /training/catalogue/{id}/end {ended}
export type CatalogueItem =
  | { catalogue: 'focus'; title: string; kind: Code; text: string; items: string[]; since: string; until: string | null }
  | { catalogue: 'chain'; title: string; text: string }
  | { catalogue: 'room'; title: string; place: string; seats: number | null }
  | { catalogue: 'lecturer'; title: string; kind: Code; person: number | null; organisation: string; subjects: string }
  | { catalogue: 'course'; title: string; text: string; lecturer: number | null; layer: Code | null; tenths: number; menu: boolean; premium: { since: string; basis: string } | null; leads_to: { competence: number; level: number }[] }
  | { catalogue: 'zone'; title: string; units: number[] }
  | { catalogue: 'partner'; title: string; place: string }
  | { catalogue: 'field'; title: string; wanted: number; text: string }
  | { catalogue: 'model'; title: string; person: number; text: string; published_on: string }
export type CatalogueLine = { id: number; version: number; unit: number; unit_name: string; item: CatalogueItem; ended: boolean; who: { person: number; name: string; post: string } | null; served: number; may_write: boolean }
export type CataloguePageShown = CatalogueLine & { serving: { id: number; kind: 'programme' | 'session'; title: string }[]; sessions: SessionLine[]; reached: string[]; taught_tenths: number; supply: number /* specialists of a field being formed */ }
// GET /training/gaps?state= -> GapLine[] ; POST /training/gaps Gap -> 201 {id} ; POST /training/gaps/{id} GapDeed -> GapLine
export type Gap = { kind: Code; field: string; text: string; source: Code; found_on: string; person: number | null; unit: number | null; group: string; competence: number | null; entry: number | null }
export type GapLine = { id: number; gap: Gap; who: { person: number; name: string; post: string } | null; unit_name: string; state: 'open' | 'planned' | 'closed'; programme: number | null; programme_title: string; session: number | null; session_title: string; closed_on: string | null; closed_by: number | null }
export type GapDeed = { deed: 'assign'; programme: number | null; session: number | null } | { deed: 'close'; on: string; entry: number | null } | { deed: 'reopen' }
// GET /training/hours?unit=&on=&state=&offset= -> HoursPageShown (100 rows a page) ; GET /people/{id}/training -> TrainingOf
export type HoursState = 'met' | 'on_course' | 'short' | 'missed'
export type HoursStanding = {
  class: 'five_years' | 'year'; from: string; until: string /* first day after */; required_tenths: number; required_halves: number; tenths: number; halves: number; uncounted_tenths: number; planned_tenths: number; forecast_tenths: number; state: HoursState
}
export type HoursPageShown = {
  on: string; count: number; states: Partial<Record<HoursState, number>>; units: { unit: number; name: string; people: number; states: Partial<Record<HoursState, number>>; tenths: number }[]
  catching_up: number; rows: { person: number; name: string; post: string; unit: number | null; standing: HoursStanding; catch_up: CatchUp | null }[]
}
export type TrainingOf = { standing: HoursStanding; catch_up: CatchUp | null; parts: { part: number; role: TrainingPart['role']; state: SeatState; said: string; tenths: number; halves: number; why: string; entry: number | null; session: SessionLine }[]; gaps: GapLine[]; cohorts: CohortMember[] }

// --- what comes of training
// GET /sessions/{id}/voices -> Voice[] ; POST /sessions/{id}/voices {kind, text, named} -> 201 Voice[] ; POST /sessions/{id}/voices/{voice} {answer} (organiser) -> Voice[]
// POST /sessions/{id}/people/{part}/problem {kind: problem_kind, title} -> 201 {problem} ; GET /sessions/{id}/after -> SessionAfter
// GET /sessions/{id}/scores -> Placed[] ; POST /sessions/{id}/scores {part, round, tenths} -> Placed[] ; POST /sessions/{id}/scores/publish {awarded} If-Match -> SessionShown
// GET /programmes/{id}/members (train) -> CohortMember[] ; POST /programmes/{id}/members {people, joined, weak} -> 201 {joined} ; POST /programmes/{id}/members/{person} MemberDeed -> CohortMember
export type Voice = { id: number; kind: 'question' | 'suggestion' | 'idea'; by: string /* empty where said without a name */; said: string; said_at: string; answer: string; answered_by: string; own: boolean }
export type SessionAfter = { students: { person: number; name: string; post: string; before: number; since: number; results: number }[]; results: Contribution[] }
export type Placed = { part: number; person: number | null; name: string; unit_name: string; place: number; rounds: (number | null)[] /* hundredths of a point */; total: number; own: (number | null)[] /* tenths the viewer gave */ }
export type CohortStep = { year: number; area: string; text: string; result: string; done_on: string | null }
export type CohortMember = {
  person: number; name: string; post: string; programme: number; programme_title: string; joined: string; left_on: string | null; state: Code /* member_state */; member: { weak: string[]; steps: CohortStep[]; why: string }
  progress: { area: string; done: number; steps: number }[]; sessions: number
}
export type MemberDeed = { deed: 'keep'; member: { weak: string[]; steps: CohortStep[]; why: string } } | { deed: 'complete'; on: string } | { deed: 'leave'; on: string; why: string }
// GET /training/orders -> OrdersShown ; POST /training/orders {course, topic, unit, wished, heads} (train.unit) -> 201 {id} ; POST /training/orders/{id} OrderDeed -> OrderLine
export type OrderLine = { id: number; course: number | null; title: string; unit: number; unit_name: string; wished: string; heads: number; state: Code /* order_state */; session: number | null; session_title: string; session_from: string | null; why: string; own: boolean }
export type OrdersShown = { rows: OrderLine[]; demand: { course: number | null; title: string; orders: number; heads: number }[] }
export type OrderDeed = { deed: 'schedule'; session: number } | { deed: 'decline'; why: string } | { deed: 'withdraw' }
// GET /training/handbooks -> HandbookLine[] ; POST /training/handbooks Handbook (train) -> 201 HandbookShown ; GET /training/handbooks/{id}?q= ; PUT /training/handbooks/{id} If-Match ; POST /training/handbooks/{id}/sections/{at}/read -> 204
export type Handbook = { unit: number; title: string; edition: string; published_on: string; sections: { number: string; title: string; text: string; courses: number[] }[] }
export type HandbookLine = { id: number; title: string; edition: string; published_on: string; unit_name: string; sections: number; read: number /* by the viewer */ }
export type HandbookShown = HandbookLine & { version: number; unit: number; may_write: boolean; found: { at: number; number: string; title: string; text: string; courses: { id: number; title: string }[]; read: boolean; readers: number }[] }

// --- what training came to
// GET /sessions/{id}/effect (organiser) -> SessionEffect ; POST /sessions/{id}/feedback {smallest?} -> 201 {id: survey} (once; asks everybody who sat, without names; students then answer at /surveys/{id}/answer)
// POST /sessions/{id}/scores-of-knowledge [{part, phase: 'before'|'after', tenths}] -> {kept, strange: number[]}
// GET /training/effects?from=&to= (train) -> EffectsPage ; GET /programmes/{id}/lecturers -> NextLecturers[]
// GET /training/follow-ups -> FollowUp[] (asked of the viewer) ; POST /sessions/{id}/people/{part}/follow-up {by, answer: {used, example}} -> 201 {id: entry} ; example is required unless used is not_yet or cannot_say
export type Estimate = { estimate: number; low: number; high: number; n: number } /* interval of nine in ten */
export type SessionEffect = {
  reaction: { survey: number; state: 'draft' | 'open' | 'closed'; asked: number; answered: number; smallest: number; closes: string; questions: { text: string; mean: Estimate | null /* points one to five */ }[]; texts: string[] } | null
  learning: { lines: { part: number; who: { person: number; name: string; post: string }; before: number | null /* tenths of a point, of 1000 */; after: number | null }[]; gain: Estimate | null /* points */ }
  behaviour: { by: 'student' | 'superior'; asked: number; answers: Partial<Record<Used, number>> }[]
  asked_from: string; asked_until: string; results: number
}
export type Used = 'much' | 'some' | 'not_yet' | 'cannot_say'
export type EffectsPageShown = {
  from: string; to: string
  courses: { course: number | null; programme: number | null; title: string; premium: boolean; sessions: number; completed: number; reaction: Estimate | null; gain: Estimate | null; plain_gain: number | null; used: Estimate | null /* a share */; seen: Estimate | null; results: number }[]
  lecturers: { lecturer: number; title: string; kind: Code /* lecturer_kind */; organisation: string; sessions: number; tenths: number; last: string | null; rating: Estimate | null; drawn: number | null }[]
}
export type NextLecturers = { kind: Code; held: number; candidates: { lecturer: number; title: string; subjects: string; sessions: number; last: string | null; rating: Estimate | null }[] }
export type FollowUp = { session: number; title: string; part: number; who: { person: number; name: string; post: string }; by: 'student' | 'superior'; done_on: string; until: string }

// --- from need to class
// GET /training/needs?unit=&competence=&reading=&offset= (train) -> CompetenceNeedsShown (100 rows a page, the surest shortfall first)
// POST /training/needs/gaps {competence, people} -> 201 {gaps: number[]} (only those surely short without an open gap of it)
// GET /training/proposals?gaps=1-2-3 (train) -> ClassProposal ; POST /training/proposals {programme?: Programme | null, session: TrainingSession, people, gaps, anyway} -> 201 CarriedOut
// GET /competences/case -> a CASE package to download ; POST /competences/case (bytes) -> the same answer as POST /competences/sheet
export type GapReading = 'short' | 'enough' | 'cannot_tell' | 'not_assessed'
export type Held = { level: number; low: number; high: number; n: number }
export type CompetenceNeedsShown = {
  competences: { competence: number; code: string; title: string; people: number; readings: Partial<Record<GapReading, number>>; discrepancy: Estimate | null /* levels */; weighted: number | null }[]
  count: number; rows: { person: number; name: string; post: string; unit: number; unit_name: string; competence: number; title: string; required: number; held: Held | null; reading: GapReading }[]
}
export type ClassProposal = {
  gaps: GapLine[]; people: { person: number; name: string; post: string }[]; courses: { course: number; title: string; people: number; why: 'words' | 'competence'; tenths: number; lecturer: number | null }[]
  lecturers: { lecturer: number; title: string; subjects: string }[]; session: TrainingSession
}
export type CarriedOut = { programme: number | null; session: number; seated: number; waiting: number; not_seated: { person: number; name: string; post: string; held: Code[] /* table hindrance */ }[] }

// --- hours owed after a promotion, catching up, certificates, calendars
// GET /training/hours also takes catch_up=true and answers catching_up: number; its rows and TrainingOf carry catch_up
// GET /training/hours/proposals?unit=&offset= -> CatchingUpShown (100 rows a page) ; GET /training/hours/months?unit=&year= -> MonthsShown ; GET /training/hours/a11?unit=&from=&to= (export) -> xlsx to download
// GET /sessions/{id}/certificates?origin=https://host -> Certificate[] (all for the organiser, else one's own) ; GET /certificates/{code} needs no session -> Certificate, 404 where it is not true
// POST /calendars {of: 'session'|'lecturer'|'room', target} -> 201 {path} (shown once; the full address is location.origin + path) ; the personal one of /duties/feed now also tells the sessions one comes to
export type CatchUp = { promoted_on: string; until: string /* first day after */; missing_tenths: number; done_tenths: number }
export type CatchingUpShown = {
  count: number; without: number; rows: { person: number; name: string; post: string; unit: number | null; unit_name: string; short_tenths: number; sessions: number[]; enough: boolean }[]
  sessions: { session: number; title: string; from: string; to: string; unit_name: string; tenths: number; free: number | null; people: number }[]
}
export type MonthsShown = { year: number; units: { unit: number; name: string; people: number; months: number[] /* tenths of a class hour, of all people together, January first */ }[] }
export type Certificate = { code: string; name: string; title: string; form: Code; number: number | null; unit_name: string; from: string; to: string; tenths: number; halves: number; picture: string /* SVG, empty for whoever checks */ }

// --- timetable that moves, lists
// GET /training/timetable?from=&to= (100 days at most) -> TimetableShown ; PUT /sessions/{id}/lessons/{lesson} {day, from, room?} If-Match -> SessionShown ; POST /sessions/{id}/shift {days} If-Match -> SessionShown (both tell clashes and days_off, and refuse only sessions that are over)
// POST /sessions/{id}/roster-sheet (bytes: xlsx, csv, or names line by line) -> RosterSheet (nothing is written; then POST /sessions/{id}/seats with the people)
// POST /training/past-sheet?keep=false|true (bytes) (train) -> PastSheet ; columns: class, host, from, to, hours, name (and unit or identity number)
export type TimetableLesson = {
  session: number; version: number; lesson: number; title: string; subject: string; day: string; from: string /* 09:00 */; to: string; room: number | null; room_title: string; lecturer_title: string; state: Code /* session_state */; clash: boolean; may_write: boolean
}
export type TimetableShown = { lessons: TimetableLesson[]; days_off: string[] }
export type SheetFinding = { row: number; column: string; stops: boolean; sentence: string }
export type RosterSheet = { read: number; people: { row: number; person: number; name: string; post: string; on: boolean }[]; findings: SheetFinding[] }
export type PastSheet = { read: number; classes: { title: string; host: string; from: string; to: string; tenths: number; people: number; known: boolean }[]; kept: number; findings: SheetFinding[] }

// --- the online classroom
// GET /classroom/lessons?q=&topic=&cursor= -> LessonsShown ; POST /classroom/lessons OnlineLesson (train) -> 201 LessonPage ; GET|PUT(If-Match) /classroom/lessons/{id} -> LessonPage ; POST /classroom/lessons/{id}/end {ended}
// POST /classroom/lessons/{id}/open -> Viewing ; POST /classroom/lessons/{id}/watched {played: {from, to}[] (whole seconds), place} -> Viewing ; POST /classroom/lessons/{id}/finish -> Viewing (documents and links) ; GET /classroom/lessons/{id}/viewers (train) -> ViewersShown
// POST /classroom/media {name, bytes} -> 201 MediaShown ; PUT /classroom/media/{id}?at= (octets) -> MediaShown ; GET /classroom/media/{id}/content (ranges)
// GET /classroom/mine -> OwnRecord
export type LessonMatter = { kind: 'video'; media: string; seconds: number; share: number; captions: { language: string; media: string }[] } | { kind: 'document'; media: string } | { kind: 'link'; address: string }
export type OnlineLesson = { unit: number; number: number | null; title: string; topic: string; text: string; published_on: string; focus: number | null; tenths: number; matter: LessonMatter }
export type Viewing = { place: number; seconds: number; share: number; watched: { from: number; to: number }[]; seen_at: string; done_on: string | null; entry: number | null }
export type OnlineLine = { id: number; version: number; unit_name: string; lesson: OnlineLesson; hours: number; ended: boolean; out: boolean; may_write: boolean; begun: number; completed: number; mine: Viewing | null }
export type LessonsShown = { rows: OnlineLine[]; next: string | null; topics: string[]; next_number: number; may_publish: boolean }
export type LessonPage = OnlineLine & { files: { id: string; name: string; kind: string; bytes: number }[] }
export type MediaShown = { id: number; name: string; kind: string; bytes: number; received: number; whole: boolean; piece: number }
export type ViewersShown = { by_unit: { unit: number; name: string; begun: number; completed: number }[]; rows: { who: { person: number; name: string; post: string }; unit_name: string; share: number; seen_at: string; done_on: string | null }[] }
export type OwnRecord = { lessons: { id: number; number: number | null; title: string; kind: LessonMatter['kind']; hours: number; viewing: Viewing }[]; sittings: (SittingLine & { number: number | null; title: string })[]; hours: number }

// --- knowledge tests
// GET /classroom/questions?q=&topic=&form=&ended=&cursor=&unit= (train) -> BankShown ; POST /classroom/questions {unit, question} -> 201 BankLine ; GET|PUT(If-Match, BankQuestion) /classroom/questions/{id} -> BankLine ; POST /classroom/questions/{id}/end {ended}
// GET /classroom/tests?q=&session=&cursor= -> TestsShown ; POST /classroom/tests KnowledgeTest (train) -> 201 TestShown ; GET|PUT(If-Match) /classroom/tests/{id} -> TestShown ; POST /classroom/tests/{id}/close ; POST /classroom/tests/{id}/end {ended}
// POST /classroom/tests/{id}/sittings -> 201 {sitting} (goes on with the one under way) ; GET /classroom/sittings/{id} -> SittingShown ; PUT /classroom/sittings/{id}/answers/{place} {answer: TestAnswer | null} -> {saved_at} ; POST /classroom/sittings/{id}/hand-in -> SittingShown
// POST /classroom/sittings/{id}/answers/{place}/mark {mark: thousandths} (train, short answers only, state marking) -> SittingShown ; GET /classroom/tests/{id}/results (train) -> TestResults
export type QuestionForm = 'single' | 'multiple' | 'truth' | 'fill' | 'order' | 'match' | 'short'
export type BankAsked =
  | { form: 'single'; options: string[]; right: number }
  | { form: 'multiple'; options: string[]; right: number[]; part: boolean }
  | { form: 'truth'; right: boolean }
  | { form: 'fill'; blanks: string[][] /* answers taken for each blank; the stem shows a blank as ___ */; part: boolean }
  | { form: 'order'; options: string[] /* in the right order */; part: boolean }
  | { form: 'match'; left: string[]; right: string[]; pairs: number[] /* place in right for each of left */; part: boolean }
  | { form: 'short'; model: string }
export type BankQuestion = { topic: string; stem: string; asked: BankAsked; reason: string }
export type BankLine = { id: number; version: number; unit: number; unit_name: string; ended: boolean; form: QuestionForm; question: BankQuestion }
export type BankShown = { rows: BankLine[]; next: string | null; stock: { topic: string; form: QuestionForm; count: number }[] }
// POST /classroom/questions/read multipart {unit, adopt: 0|1, file: xlsx, csv, QTI zip or xml} (train) -> QuestionsRead ; GET /classroom/questions/file?format=xlsx|qti22|qti30&topic=&form= ; GET /classroom/questions/template
export type QuestionsRead = { questions: BankQuestion[]; findings: FindingText[]; added: number | null /* none while it is only tried */ }
/** Places count as in the bank, whatever the order on the screen is. */
export type TestAnswer = { choice: number } | { choices: number[] } | { truth: boolean } | { blanks: string[] } | { order: number[] } | { pairs: (number | null)[] } | { text: string }
export type TestPart = { title: string; questions: number[] /* fixed; else drawn: */; count: number; topics: string[]; forms: QuestionForm[]; tenths: number /* of a point, each */ }
export type KnowledgeTest = {
  unit: number; number: number | null; title: string; topic: string; text: string; opens: number /* milliseconds since 1970 */; closes: number | null; minutes: number | null; tries: number; pass: number | null /* percent */
  parts: TestPart[]; mix_questions: boolean; mix_options: boolean; answers: 'handed_in' | 'closed' | 'never'; before: number | null /* the test before the training */; session: number | null; lesson: number | null
}
export type SittingState = 'under_way' | 'marking' | 'marked'
export type SittingLine = { id: number; test: number; state: SittingState; begun_at: string; due_at: string | null /* RFC 3339 */; handed_in_at: string | null; points: number | null; of: number; passed: boolean | null; entry: number | null }
export type TestShown = { id: number; version: number; unit_name: string; test: KnowledgeTest; opens_at: string; closes_at: string | null; state: 'coming' | 'open' | 'closed'; questions: number; points: number; ended: boolean; may_write: boolean; cannot: string | null /* why the viewer cannot begin, in words */; mine: SittingLine[] }
export type TestsShown = { rows: TestShown[]; next: string | null; next_number: number; may_set: boolean }
export type SittingAsked = { place: number; part: number; points: number; form: QuestionForm; stem: string; options: { at: number; text: string }[]; left: string[]; blanks: number; answer: TestAnswer | null; earned: number | null; by_hand: boolean; right: TestAnswer | null; model: string; reason: string }
export type SittingShown = SittingLine & { title: string; text: string; parts: string[]; own: boolean; who: { person: number; name: string; post: string } | null; may_mark: boolean; now: string; pass: number | null; answers_shown: boolean; answers_from: string | null; asked: SittingAsked[] }
export type TestResults = {
  title: string; people: number; passed: number; under_way: number; marking: SittingLine[]; pass: number | null; of: number; mean: Estimate | null /* share of the points, 0 to 1 */
  by_unit: { unit: number; name: string; people: number; passed: number; mean: Estimate | null /* none under three officials */ }[]
  rows: { who: { person: number; name: string; post: string }; unit_name: string; tries: number; best: SittingLine }[]
  questions: { id: number; question: BankQuestion; form: QuestionForm; difficulty: Estimate | null /* share right */; discrimination: Estimate | null /* correlation -1 to 1; none under ten sittings */; chosen: { at: number; count: number; mean: number }[]; left_out: number }[]
  gain: { before_title: string; before: number; after: number; gain: Estimate | null } | null
}

// --- learning tools: GET /records/credentials (settings) -> CredentialsShown ; POST /records/credentials {unit, title, scopes} -> 201 CredentialMade ; POST /records/credentials/{id}/end -> 204
export type CredentialShown = { id: number; unit: number; unit_name: string; title: string; name: string; scopes: string[]; made_by: string; made_at: string; ended_at: string | null }
export type CredentialsShown = { rows: CredentialShown[]; scopes: string[]; version: string }
export type CredentialMade = CredentialShown & { secret: string }
