import { PlusOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { send } from '../api/client'
import { refresh, useGet } from '../api/hooks'
import { sentenceOf } from '../api/problem'
import type { Route } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead, Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { code, t } from '../words/catalogue'
import { kinds } from './codes'
import { RouteRows } from './RouteRows'
import './problems.css'

const RouteDrawer = lazy(() => import('./RouteDrawer'))
export type Draft = Pick<Route, 'kind' | 'place' | 'owner'> & { place_name: string; owner_name: string }

/** Which unit answers which kind of problem, about which unit and those below it. */
export function RoutingPage() {
  const may = useMay()('settings')
  const { data, error, refetch } = useGet<Route[]>('/problems/routing')
  const [form, setForm] = useState<{ route: Draft | null } | null>(null)
  const add = () => setForm({ route: null })
  return (
    <div className="page problems">
      <div>
        <p className="no-print"><PathLink to={paths.problems()}>{t('problems.title')}</PathLink></p>
        <PageHead title={t('problems.routing')} detail={t('problems.routing_detail')}>{may && data?.some(({ until }) => until === null) && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={add}>{t('problems.route_set')}</Button>}</PageHead>
      </div>
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton rows={6} />}
      {data && <Routes routes={data} change={may ? (route) => setForm({ route }) : null} add={add} />}
      <Suspense fallback={null}>{form && <RouteDrawer route={form.route} close={() => setForm(null)} />}</Suspense>
    </div>
  )
}

function Routes({ routes, change, add }: { routes: Route[]; change: ((route: Route) => void) | null; add: () => void }) {
  const end = useEnd()
  const [past, setPast] = useState(false)
  const order = (route: Route) => kinds.indexOf(route.kind as (typeof kinds)[number])
  const now = routes.filter((route) => route.until === null).sort((one, other) => order(one) - order(other))
  const ended = routes.filter((route) => route.until !== null)
  const without = kinds.filter((kind) => !now.some((route) => route.kind === kind))
  return (
    <>
      {now.length === 0
        ? <EmptyState title={t('problems.routes_none')} hint={t('problems.routes_none_hint')} {...(change ? { action: t('problems.route_set'), onAction: add } : {})} />
        : <RouteRows routes={now} label={t('problems.routing')} change={change} end={change && end} />}
      {now.length > 0 && without.length > 0 && <p className="note">{t('problems.routes_without', { kinds: without.map((kind) => code('problem_kind', kind)).join(t('list.comma')) })}</p>}
      {ended.length > 0 && (
        <Section title={t('problems.routes_past')} count={ended.length} tools={<Button size="small" aria-expanded={past} onClick={() => setPast(!past)}>{t(past ? 'problems.routes_fold' : 'problems.routes_unfold')}</Button>}>
          {past && <RouteRows routes={ended} label={t('problems.routes_past')} change={null} end={null} />}
        </Section>
      )}
    </>
  )
}

/** Asks first, and says what becomes of such problems. */
function useEnd(): (route: Route) => void {
  const { modal, message } = App.useApp()
  const queries = useQueryClient()
  return (route) =>
    modal.confirm({
      title: t('problems.route_end_ask', { kind: code('problem_kind', route.kind), place: route.place_name }), content: t('problems.route_end_effect'), okText: t('problems.route_end'), cancelText: t('action.cancel'),
      onOk: async () => {
        try {
          await send('PUT', '/problems/routing', { kind: route.kind, place: route.place, owner: null })
          await refresh(queries, ['/problems/routing'])
        } catch (error) {
          void message.error(sentenceOf(error))
        }
      },
    })
}
