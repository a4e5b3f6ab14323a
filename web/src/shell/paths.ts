/** Every address of the pages, written once. */
export const paths = {
  day: () => '/',
  people: (filter?: string) => (filter ? `/people?filter=${filter}` : '/people'),
  person: (id: number, section?: string) => `/people/${id}${section ? `#${section}` : ''}`,
  personForm: (id: number) => `/people/${id}/form`,
  units: () => '/units',
  unit: (id: number) => `/units/${id}`,
  figures: () => '/figures',
  figure: (id: string, unit?: number, period?: string) => {
    const search = new URLSearchParams()
    if (period) search.set('period', period)
    if (unit !== undefined) search.set('unit', String(unit))
    const text = search.toString()
    return `/figures/${encodeURIComponent(id)}${text ? `?${text}` : ''}`
  },
  imports: () => '/imports',
  import: (id: number) => `/imports/${id}`,
  accounts: () => '/accounts',
  roles: () => '/roles',
  audit: () => '/audit',
  calendar: () => '/calendar',
  problems: (side?: string) => (side ? `/problems?side=${side}` : '/problems'),
  problem: (id: number) => `/problems/${id}`,
  newProblem: () => '/problems/new',
  routing: () => '/problems/routing',
  clocks: () => '/problems/clocks',
  talks: () => '/talks',
  talk: (id: number) => `/talks/${id}`,
  newTalk: (given: { person?: number; kind?: string; visit?: number; round?: number; replaces?: number } = {}) => {
    const search = new URLSearchParams(Object.entries(given).map(([name, value]) => [name, String(value)])).toString()
    return search ? `/talks/new?${search}` : '/talks/new'
  },
  needs: (need?: number) => (need === undefined ? '/needs' : `/needs?need=${need}`),
  visits: (team?: number) => (team === undefined ? '/visits' : `/visits?team=${team}`),
  projects: (unit?: number) => (unit === undefined ? '/projects' : `/projects?unit=${unit}`),
  project: (id: number) => `/projects/${id}`,
  contributions: () => '/contributions',
  training: () => '/training',
  programmes: (kind?: string) => (kind ? `/programmes?kind=${kind}` : '/programmes'),
  programme: (id: number) => `/programmes/${id}`,
  trainingSession: (id: number) => `/training/sessions/${id}`,
  newTrainingSession: (programme?: number, slot?: number) => `/training/sessions/new${programme === undefined ? '' : `?programme=${programme}${slot === undefined ? '' : `&slot=${slot}`}`}`,
  trainingScreen: (id: number) => `/training/sessions/${id}/screen`,
  catalogue: (of?: string) => (of ? `/training/catalogue?of=${of}` : '/training/catalogue'),
  catalogueItem: (id: number) => `/training/catalogue/${id}`,
  gaps: () => '/training/gaps',
  trainingNeeds: () => '/training/needs',
  trainingEffects: () => '/training/effects',
  followUps: () => '/training/follow-ups',
  newProposal: (gaps: number[]) => `/training/proposals/new?gaps=${gaps.join('-')}`,
  certificates: (session: number) => `/training/sessions/${session}/certificates`,
  certificate: (code: string) => `/certificates/${code}`,
  hours: () => '/training/hours',
  orders: () => '/training/orders',
  handbooks: () => '/training/handbooks',
  handbook: (id: number) => `/training/handbooks/${id}`,
  classroom: (tab?: string) => (tab ? `/classroom?tab=${tab}` : '/classroom'),
  lesson: (id: number) => `/classroom/lessons/${id}`,
  test: (id: number) => `/classroom/tests/${id}`,
  newTest: () => '/classroom/tests/new',
  testResults: (id: number) => `/classroom/tests/${id}/results`,
  sitting: (id: number) => `/classroom/sittings/${id}`,
  learningTools: () => '/settings/records',
  questionBank: () => '/classroom/questions',
  newDiscussion: () => '/discussions/new',
  personTraining: (id: number) => `/people/${id}/training`,
  comments: (person?: number) => (person === undefined ? '/comments' : `/comments?person=${person}`),
  studies: (team?: number) => (team === undefined ? '/studies' : `/studies?team=${team}`),
  study: (id: number) => `/studies/${id}`,
  newStudy: (given: { unit?: number; person?: number; line?: string; visit?: number; team?: number } = {}) => {
    const search = new URLSearchParams(Object.entries(given).map(([name, value]) => [name, String(value)])).toString()
    return search ? `/studies/new?${search}` : '/studies/new'
  },
  statements: () => '/statements',
  statement: (id: number) => `/statements/${id}`,
  statementsOf: (person: number) => `/people/${person}/statements`,
  entry: (person: number, entry: number) => `/people/${person}?entry=${entry}`,
  portrait: (person: number, given: { than?: string; post?: number } = {}) => {
    const search = new URLSearchParams(Object.entries(given).map(([name, value]) => [name, String(value)])).toString()
    return search ? `/people/${person}/portrait?${search}` : `/people/${person}/portrait`
  },
  appraisals: (show?: string) => (show ? `/appraisals?show=${show}` : '/appraisals'),
  appraisal: (id: number) => `/appraisals/${id}`,
  newAppraisal: (given: { person?: number; kind?: string; project?: number; milestone?: number } = {}) => {
    const search = new URLSearchParams(Object.entries(given).map(([name, value]) => [name, String(value)])).toString()
    return search ? `/appraisals/new?${search}` : '/appraisals/new'
  },
  classes: () => '/classes',
  touchstones: () => '/touchstones',
  touchstone: (id: number) => `/touchstones/${id}`,
  competences: () => '/competences',
  changes: () => '/changes',
  matrix: () => '/matrix',
  lines: (line?: string) => (line ? `/lines?line=${line}` : '/lines'),
  chain: (person: number) => `/people/${person}/chain`,
  teams: () => '/teams',
  team: (id: number) => `/teams/${id}`,
  surveys: () => '/surveys',
  survey: (id: number) => `/surveys/${id}`,
  newSurvey: () => '/surveys/new',
  editSurvey: (id: number) => `/surveys/${id}/edit`,
  slips: (id: number) => `/surveys/${id}/slips`,
  answerSurvey: (id: number) => `/surveys/${id}/answer`,
  slip: (code?: string) => (code ? `/s/${encodeURIComponent(code)}` : '/s'),
  rounds: () => '/rounds',
  round: (id: number) => `/rounds/${id}`,
  coverage: () => '/coverage',
  duties: () => '/duties',
  dutyBoard: () => '/duties/board',
  dutyRules: () => '/duties/rules',
  ways: () => '/settings/notices',
  own: () => '/account',
  myReaders: () => '/account/readers',
  notices: () => '/notices',
  help: (topic?: string) => (topic ? `/help/${topic}` : '/help'),
}

/** The day a page is shown as of travels along every link. */
export function withDay(path: string, asOf: string | undefined): string {
  if (!asOf) return path
  const [head = '', hash] = path.split('#')
  const [way = '', search = ''] = head.split('?')
  const parameters = new URLSearchParams(search)
  if (!parameters.has('as_of')) parameters.set('as_of', asOf)
  return `${way}?${parameters.toString()}${hash ? `#${hash}` : ''}`
}
