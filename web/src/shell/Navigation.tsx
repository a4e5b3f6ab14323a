import { ApiOutlined, AuditOutlined, BankOutlined, BarChartOutlined, CalendarOutlined, HistoryOutlined, IdcardOutlined, ImportOutlined, MenuFoldOutlined, MenuUnfoldOutlined, NotificationOutlined, QuestionCircleOutlined, SafetyCertificateOutlined, SearchOutlined, SunOutlined, TeamOutlined } from '@ant-design/icons'
import { useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { PathLink } from '../kinds/PathLink'
import { t } from '../words/catalogue'
import { nearest } from './here'
import { NavigationLink } from './NavigationLink'
import { paths } from './paths'
import { useMay, useSession } from './session'
import { StageGroup } from './StageGroup'
import { stages } from './stages'
import { useOpenStages } from './useOpenStages'

type Entry = { to: string; mark: ReactNode; label: string; show: boolean }

/** What stands above the stages, and what stands below them. */
function useEntries(): { above: Entry[]; below: Entry[][] } {
  const may = useMay()
  const { account } = useSession()
  const above = [
    { to: paths.day(), mark: <SunOutlined aria-hidden />, label: t('frame.day'), show: true },
    // Whoever cannot look for others comes for their own file; the rest have it under their name.
    { to: paths.person(account.person ?? 0), mark: <IdcardOutlined aria-hidden />, label: t('frame.my_file'), show: account.person !== null && !may('people.read') },
    { to: paths.people(), mark: <SearchOutlined aria-hidden />, label: t('frame.people'), show: may('people.read') },
    { to: paths.units(), mark: <BankOutlined aria-hidden />, label: t('frame.units'), show: may('people.read') || may('units.read') },
    { to: paths.changes(), mark: <HistoryOutlined aria-hidden />, label: t('frame.changes'), show: may('people.read') },
    { to: paths.imports(), mark: <ImportOutlined aria-hidden />, label: t('frame.imports'), show: may('imports') },
  ].filter((entry) => entry.show)
  const below = [
    [{ to: paths.figures(), mark: <BarChartOutlined aria-hidden />, label: t('frame.figures'), show: may('figures') }],
    [
      { to: paths.accounts(), mark: <TeamOutlined aria-hidden />, label: t('frame.accounts'), show: may('accounts') },
      { to: paths.roles(), mark: <SafetyCertificateOutlined aria-hidden />, label: t('frame.roles'), show: may('accounts') },
      { to: paths.audit(), mark: <AuditOutlined aria-hidden />, label: t('frame.audit'), show: may('audit') },
      { to: paths.learningTools(), mark: <ApiOutlined aria-hidden />, label: t('frame.records'), show: may('settings') },
      { to: paths.ways(), mark: <NotificationOutlined aria-hidden />, label: t('frame.ways'), show: may('settings') },
      { to: paths.calendar(), mark: <CalendarOutlined aria-hidden />, label: t('frame.calendar'), show: true },
    ],
    [{ to: paths.help(), mark: <QuestionCircleOutlined aria-hidden />, label: t('frame.help'), show: true }],
  ].map((group) => group.filter((entry) => entry.show)).filter((group) => group.length > 0)
  return { above, below }
}

/** The stages with the pages the reader may open; a stage without any is left out. */
function useStages() {
  const may = useMay()
  const open = stages.map(({ stage, pages }) => ({ stage, pages: pages.filter(({ needs }) => needs.length === 0 || needs.some(may)) }))
  return open.filter(({ pages }) => pages.length > 0)
}

export function Navigation({ folded, fold, close }: { folded: boolean; fold: () => void; close: () => void }) {
  const here = useRouterState({ select: (state) => state.location.pathname })
  const { above, below } = useEntries()
  const shown = useStages()
  const current = nearest(here, [...above, ...below.flat()].map(({ to }) => to).concat(shown.flatMap(({ pages }) => pages.map(({ path }) => path))))
  const at = shown.find(({ pages }) => pages.some((page) => page.path === current))?.stage
  const { isOpen, set } = useOpenStages(shown.reduce((sum, { pages }) => sum + pages.length, 0), at)
  // A folded navigation has no room for a stage's pages: it unfolds to show them.
  const toggle = (stage: (typeof shown)[number]['stage']) => {
    set(stage, folded || !isOpen(stage))
    if (folded) fold()
  }
  return (
    <nav className="navigation no-print" aria-label={t('frame.navigation')} onKeyDown={(event) => event.key === 'Escape' && close()}>
      <PathLink className="brand" to={paths.day()}>
        <img src="/mark.svg" alt="" width={24} height={24} />
        <span>{t('frame.brand')}</span>
      </PathLink>
      <div className="groups">
        <Entries entries={above} current={current} />
        <ul>{shown.map(({ stage, pages }) => <StageGroup key={stage} stage={stage} pages={pages} current={current} open={!folded && isOpen(stage)} toggle={() => toggle(stage)} />)}</ul>
        {below.map((group, index) => <Entries key={index} entries={group} current={current} />)}
      </div>
      <button type="button" className="fold" onClick={fold} aria-label={folded ? t('frame.unfold') : t('frame.fold')}>
        {folded ? <MenuUnfoldOutlined aria-hidden /> : <MenuFoldOutlined aria-hidden />}
      </button>
    </nav>
  )
}

function Entries({ entries, current }: { entries: Entry[]; current: string | undefined }) {
  return <ul>{entries.map(({ to, mark, label }) => <li key={to}><NavigationLink to={to} mark={<span className="mark" aria-hidden>{mark}</span>} label={label} here={to === current} /></li>)}</ul>
}
