import type { Route } from '../api/types'
import { Table } from '../kinds/Table'
import { code, t } from '../words/catalogue'

type Deed = ((route: Route) => void) | null

export function RouteRows({ routes, label, change, end }: { routes: Route[]; label: string; change: Deed; end: Deed }) {
  return (
    <Table label={label} rows={routes} rowKey={(route) => route.id} columns={[
      { key: 'kind', head: t('problems.field.kind'), title: true, least: 96, cell: (route) => code('problem_kind', route.kind) },
      { key: 'place', head: t('problems.route_place'), least: 144, cell: (route) => route.place_name },
      { key: 'owner', head: t('problems.route_owner'), least: 144, cell: (route) => route.owner_name },
      { key: 'since', head: t('problems.since'), least: 104, cell: (route) => <span className="due-day">{route.since}</span> },
      ...(routes.some((route) => route.until) ? [{ key: 'until', head: t('problems.until_day'), least: 104, cell: (route: Route) => <span className="due-day">{route.until}</span> }] : []),
      ...(change && end ? [{ key: 'tools', head: '', cell: (route: Route) => (
        <div className="row-tools no-print">
          <button type="button" className="link" onClick={() => change(route)}>{t('problems.route_change')}</button>
          <button type="button" className="link" onClick={() => end(route)}>{t('problems.route_end')}</button>
        </div>
      ) }] : []),
    ]} />
  )
}
