import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { loadClassroom, loadRooms } from '../words/catalogue'
import { parseSearch, type Search, writeSearch } from './address'
import { Broken } from './Broken'
import { NotFound } from './NotFound'
import { Root } from './Root'

const root = createRootRoute({
  component: Root,
  notFoundComponent: NotFound,
  errorComponent: ({ error, reset }) => <Broken error={error} retry={reset} />,
  validateSearch: (search: Record<string, unknown>): Search => search as Search,
})

type Loader = () => Promise<Record<string, unknown>>

function first(path: string, load: Loader, name: string) {
  return createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load as never, name as never),
  })
}

/** A page with the words of the rooms, which the first pages do without. */
function page(path: string, load: Loader, name: string) {
  return first(path, async () => (await Promise.all([load(), loadRooms()]))[0], name)
}

/** A page of the classroom, with its own words besides. */
function taught(path: string, load: Loader, name: string) {
  return first(path, async () => (await Promise.all([load(), loadRooms(), loadClassroom()]))[0], name)
}

const tree = root.addChildren([
  first('/', () => import('../day/DayPage'), 'DayPage'),
  first('/notices', () => import('../day/NoticesPage'), 'NoticesPage'),
  page('/people', () => import('../people/FindPage'), 'FindPage'),
  page('/people/$id', () => import('../people/PersonPage'), 'PersonPage'),
  page('/people/$id/form', () => import('../people/PrintPage'), 'PrintPage'),
  page('/units', () => import('../people/OrganisationPage'), 'OrganisationPage'),
  page('/units/$id', () => import('../people/OrganisationPage'), 'OrganisationPage'),
  page('/figures', () => import('../figures/FiguresPage'), 'FiguresPage'),
  page('/figures/$id', () => import('../figures/FigurePage'), 'FigurePage'),
  page('/imports', () => import('../imports/ImportsPage'), 'ImportsPage'),
  page('/imports/$id', () => import('../imports/ImportPage'), 'ImportPage'),
  page('/accounts', () => import('../access/AccountsPage'), 'AccountsPage'),
  page('/roles', () => import('../access/RolesPage'), 'RolesPage'),
  page('/audit', () => import('../access/AuditPage'), 'AuditPage'),
  page('/calendar', () => import('../calendar/CalendarPage'), 'CalendarPage'),
  page('/problems', () => import('../problems/InboxPage'), 'InboxPage'),
  page('/problems/new', () => import('../problems/RaisePage'), 'RaisePage'),
  page('/problems/clocks', () => import('../problems/ClocksPage'), 'ClocksPage'),
  page('/problems/routing', () => import('../problems/RoutingPage'), 'RoutingPage'),
  page('/problems/$id', () => import('../problems/ProblemPage'), 'ProblemPage'),
  page('/talks', () => import('../care/TalksPage'), 'TalksPage'),
  page('/talks/new', () => import('../care/RecordPage'), 'RecordPage'),
  page('/talks/$id', () => import('../care/TalkPage'), 'TalkPage'),
  page('/needs', () => import('../care/NeedsPage'), 'NeedsPage'),
  page('/visits', () => import('../care/VisitsPage'), 'VisitsPage'),
  page('/projects', () => import('../projects/ProjectsPage'), 'ProjectsPage'),
  page('/projects/$id', () => import('../projects/ProjectPage'), 'ProjectPage'),
  page('/contributions', () => import('../projects/ContributionsPage'), 'ContributionsPage'),
  page('/training', () => import('../train/TrainingPage'), 'TrainingPage'),
  page('/training/catalogue', () => import('../train/CataloguePage'), 'CataloguePage'),
  page('/training/catalogue/$id', () => import('../train/CatalogueItemPage'), 'CatalogueItemPage'),
  page('/training/orders', () => import('../train/OrdersPage'), 'OrdersPage'),
  page('/training/handbooks', () => import('../train/HandbooksPage'), 'HandbooksPage'),
  page('/training/handbooks/$id', () => import('../train/HandbookPage'), 'HandbookPage'),
  page('/training/gaps', () => import('../train/GapsPage'), 'GapsPage'),
  page('/training/needs', () => import('../train/CompetenceNeedsPage'), 'CompetenceNeedsPage'),
  page('/training/proposals/new', () => import('../train/ProposalPage'), 'ProposalPage'),
  page('/training/effects', () => import('../train/EffectsPage'), 'EffectsPage'),
  page('/training/follow-ups', () => import('../train/FollowUpsPage'), 'FollowUpsPage'),
  page('/training/hours', () => import('../train/HoursPage'), 'HoursPage'),
  page('/people/$id/training', () => import('../train/PersonTrainingPage'), 'PersonTrainingPage'),
  taught('/classroom', () => import('../classroom/ClassroomPage'), 'ClassroomPage'),
  taught('/classroom/lessons/$id', () => import('../classroom/LessonPage'), 'LessonPage'),
  taught('/classroom/tests/$id', () => import('../classroom/TestPage'), 'TestPage'),
  taught('/classroom/tests/$id/results', () => import('../classroom/ResultsPage'), 'ResultsPage'),
  taught('/classroom/sittings/$id', () => import('../classroom/SittingPage'), 'SittingPage'),
  taught('/classroom/questions', () => import('../classroom/BankPage'), 'BankPage'),
  taught('/settings/records', () => import('../records/RecordsPage'), 'RecordsPage'),
  page('/discussions/new', () => import('../train/DiscussionPage'), 'DiscussionPage'),
  page('/programmes', () => import('../programmes/ProgrammesPage'), 'ProgrammesPage'),
  page('/programmes/$id', () => import('../programmes/ProgrammePage'), 'ProgrammePage'),
  // `/training/sessions/new` is the same page, with a form in it.
  page('/training/sessions/$id', () => import('../programmes/SessionPage'), 'SessionPage'),
  page('/training/sessions/$id/screen', () => import('../programmes/ScreenPage'), 'ScreenPage'),
  page('/training/sessions/$id/certificates', () => import('../programmes/CertificatesPage'), 'CertificatesPage'),
  page('/in/$id/$code', () => import('../programmes/ComeInPage'), 'ComeInPage'),
  page('/studies', () => import('../observe/StudiesPage'), 'StudiesPage'),
  // `/studies/new` is the same page: a study that has begun goes on under its number without starting over.
  page('/studies/$id', () => import('../observe/StudyPage'), 'StudyPage'),
  page('/statements', () => import('../observe/StatementsPage'), 'StatementsPage'),
  page('/statements/$id', () => import('../observe/StatementPage'), 'StatementPage'),
  page('/people/$id/statements', () => import('../observe/PersonStatementsPage'), 'PersonStatementsPage'),
  page('/people/$id/portrait', () => import('../observe/PortraitPage'), 'PortraitPage'),
  page('/appraisals', () => import('../observe/AppraisalsPage'), 'AppraisalsPage'),
  page('/appraisals/$id', () => import('../observe/AppraisalPage'), 'AppraisalPage'),
  page('/classes', () => import('../observe/ClassesPage'), 'ClassesPage'),
  page('/touchstones', () => import('../observe/TouchstonesPage'), 'TouchstonesPage'),
  page('/touchstones/$id', () => import('../observe/TouchstonePage'), 'TouchstonePage'),
  page('/competences', () => import('../observe/CompetencesPage'), 'CompetencesPage'),
  page('/changes', () => import('../observe/ChangesPage'), 'ChangesPage'),
  page('/lines', () => import('../observe/LinePage'), 'LinePage'),
  page('/people/$id/chain', () => import('../observe/ChainPage'), 'ChainPage'),
  page('/matrix', () => import('../observe/MatrixPage'), 'MatrixPage'),
  page('/comments', () => import('../observe/CommentsPage'), 'CommentsPage'),
  page('/teams', () => import('../observe/TeamsPage'), 'TeamsPage'),
  page('/teams/$id', () => import('../observe/TeamPage'), 'TeamPage'),
  page('/surveys', () => import('../surveys/SurveysPage'), 'SurveysPage'),
  page('/surveys/new', () => import('../surveys/BuildPage'), 'BuildPage'),
  page('/surveys/$id', () => import('../surveys/SurveyPage'), 'SurveyPage'),
  page('/surveys/$id/edit', () => import('../surveys/BuildPage'), 'BuildPage'),
  page('/surveys/$id/slips', () => import('../surveys/SlipsPage'), 'SlipsPage'),
  page('/surveys/$id/answer', () => import('../surveys/AnswerPage'), 'AnswerPage'),
  // Nobody signs in for these two: whoever holds a slip answers with its code.
  page('/s', () => import('../surveys/SlipPage'), 'SlipPage'),
  page('/s/$code', () => import('../surveys/SlipPage'), 'SlipPage'),
  // Whoever holds a certificate sees whether it is true.
  page('/certificates/$code', () => import('../programmes/CertificatePage'), 'CertificatePage'),
  page('/rounds', () => import('../care/RoundsPage'), 'RoundsPage'),
  page('/rounds/$id', () => import('../care/RoundPage'), 'RoundPage'),
  page('/coverage', () => import('../care/CoveragePage'), 'CoveragePage'),
  page('/duties', () => import('../duties/DutiesPage'), 'DutiesPage'),
  page('/duties/board', () => import('../duties/BoardPage'), 'BoardPage'),
  page('/duties/rules', () => import('../duties/RulesPage'), 'RulesPage'),
  page('/settings/notices', () => import('../notices/WaysPage'), 'WaysPage'),
  page('/account', () => import('../access/OwnAccountPage'), 'OwnAccountPage'),
  page('/account/readers', () => import('../access/MyReadersPage'), 'MyReadersPage'),
  page('/help', () => import('../help/HelpPage'), 'HelpPage'),
  page('/help/$topic', () => import('../help/HelpPage'), 'HelpPage'),
])

export const router = createRouter({
  routeTree: tree,
  parseSearch,
  stringifySearch: writeSearch,
  defaultPendingMs: 200,
  scrollRestoration: true,
})
