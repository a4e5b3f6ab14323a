import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { parseSearch, type Search, writeSearch } from './address'
import { Broken } from './Broken'
import { Frame } from './Frame'
import { NotFound } from './NotFound'

const root = createRootRoute({
  component: Frame,
  notFoundComponent: NotFound,
  errorComponent: ({ error, reset }) => <Broken error={error} retry={reset} />,
  validateSearch: (search: Record<string, unknown>): Search => search as Search,
})

type Loader = () => Promise<Record<string, unknown>>

function page(path: string, load: Loader, name: string) {
  return createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load as never, name as never),
  })
}

const tree = root.addChildren([
  page('/', () => import('../day/DayPage'), 'DayPage'),
  page('/notices', () => import('../day/NoticesPage'), 'NoticesPage'),
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
