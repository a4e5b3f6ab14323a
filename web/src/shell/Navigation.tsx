import { AuditOutlined, BankOutlined, BarChartOutlined, CalendarOutlined, HistoryOutlined, IdcardOutlined, ImportOutlined, MenuFoldOutlined, MenuUnfoldOutlined, NotificationOutlined, QuestionCircleOutlined, SafetyCertificateOutlined, SearchOutlined, SunOutlined, TeamOutlined } from '@ant-design/icons'
import { useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { PathLink } from '../kinds/PathLink'
import { t } from '../words/catalogue'
import { paths } from './paths'
import { useMay, useSession } from './session'
import { stages } from './stages'

type Entry = { to: string; mark: ReactNode; label: string; show: boolean }

function useEntries(): Entry[][] {
  const may = useMay()
  const { account } = useSession()
  return [
    [
      { to: paths.day(), mark: <SunOutlined aria-hidden />, label: t('frame.day'), show: true },
      // Whoever cannot look for others comes for their own file; the rest have it under their name.
      { to: paths.person(account.person ?? 0), mark: <IdcardOutlined aria-hidden />, label: t('frame.my_file'), show: account.person !== null && !may('people.read') },
      { to: paths.people(), mark: <SearchOutlined aria-hidden />, label: t('frame.people'), show: may('people.read') },
      { to: paths.units(), mark: <BankOutlined aria-hidden />, label: t('frame.units'), show: may('people.read') || may('units.read') },
      { to: paths.changes(), mark: <HistoryOutlined aria-hidden />, label: t('frame.changes'), show: may('people.read') },
      { to: paths.imports(), mark: <ImportOutlined aria-hidden />, label: t('frame.imports'), show: may('imports') },
    ],
    stages.flatMap(({ stage, pages }) => pages.map(({ path, label, needs, mark }) => ({ to: path, mark: t(mark ?? `stage.mark.${stage}`), label: t(label), show: needs.length === 0 || needs.some(may) }))),
    [{ to: paths.figures(), mark: <BarChartOutlined aria-hidden />, label: t('frame.figures'), show: may('figures') }],
    [
      { to: paths.accounts(), mark: <TeamOutlined aria-hidden />, label: t('frame.accounts'), show: may('accounts') },
      { to: paths.roles(), mark: <SafetyCertificateOutlined aria-hidden />, label: t('frame.roles'), show: may('accounts') },
      { to: paths.audit(), mark: <AuditOutlined aria-hidden />, label: t('frame.audit'), show: may('audit') },
      { to: paths.ways(), mark: <NotificationOutlined aria-hidden />, label: t('frame.ways'), show: may('settings') },
      { to: paths.calendar(), mark: <CalendarOutlined aria-hidden />, label: t('frame.calendar'), show: true },
    ],
    [{ to: paths.help(), mark: <QuestionCircleOutlined aria-hidden />, label: t('frame.help'), show: true }],
  ]
}

export function Navigation({ folded, fold, close }: { folded: boolean; fold: () => void; close: () => void }) {
  const here = useRouterState({ select: (state) => state.location.pathname })
  const groups = useEntries().map((group) => group.filter((entry) => entry.show)).filter((group) => group.length > 0)
  return (
    <nav className="navigation no-print" aria-label={t('frame.navigation')} onKeyDown={(event) => event.key === 'Escape' && close()}>
      <PathLink className="brand" to={paths.day()}>
        <img src="/mark.svg" alt="" width={24} height={24} />
        <span>{t('frame.brand')}</span>
      </PathLink>
      <div className="groups">
        {groups.map((group, index) => (
          <ul key={index}>
            {group.map((entry) => (
              <li key={entry.to}>
                <PathLink to={entry.to} title={folded ? entry.label : undefined} aria-current={isHere(here, entry.to) ? 'page' : undefined}>
                  <span className="mark" aria-hidden>{entry.mark}</span>
                  <span className="label">{entry.label}</span>
                </PathLink>
              </li>
            ))}
          </ul>
        ))}
      </div>
      <button type="button" className="fold" onClick={fold} aria-label={folded ? t('frame.unfold') : t('frame.fold')}>
        {folded ? <MenuUnfoldOutlined aria-hidden /> : <MenuFoldOutlined aria-hidden />}
      </button>
    </nav>
  )
}

function isHere(here: string, to: string): boolean {
  return to === '/' ? here === '/' : here === to || here.startsWith(`${to}/`)
}
