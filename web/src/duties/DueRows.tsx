import type { Due } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { PersonName } from '../kinds/PersonName'
import { Table } from '../kinds/Table'
import { paths } from '../shell/paths'
import { useMay } from '../shell/session'
import { code, t } from '../words/catalogue'

/** Items of one rule and period: with whom, the last time, how it stands, and the way to record it. */
export function DueRows({ items, label, mine = false }: { items: Due[]; label: string; mine?: boolean }) {
  const may = useMay()('talks')
  return (
    <Table label={label} rows={items} rowKey={(due) => `${due.person}/${due.from}`} columns={[
      { key: 'person', head: t('duties.with'), title: true, least: 160, cell: (due) => <><PersonName id={due.person} name={due.name} /> <span className="quiet small whose-post">{due.post || due.unit_name}</span></> },
      ...(mine ? [] : [{ key: 'by', head: t('duties.by'), least: 96, cell: (due: Due) => due.owed_by.join(t('list.comma')) || <span className="duty-state soon">{t('duties.vacant')}</span> }]),
      { key: 'last', head: t('duties.last'), least: 112, cell: (due) => <span className="day">{due.last_on ?? t('duties.never')}</span> },
      { key: 'state', head: t('duties.state'), least: 128, cell: (due) => <span className={`duty-state ${due.state}`}>{standing(due)}</span> },
      ...(mine && may ? [{ key: 'tools', head: <span className="hidden-words">{t('talks.record')}</span>, word: '', cell: (due: Due) => due.state !== 'done' && due.days_left >= 0 && <span className="row-tools"><PathLink to={paths.newTalk({ person: due.person, kind: due.act })}>{t('talks.record')}</PathLink></span> }] : []),
    ]} />
  )
}

function standing(due: Due): string {
  const state = code('duty_state', due.state)
  if (due.state === 'done') return t('duties.done_on', { state, day: due.done_on ?? '' })
  return due.state === 'missed' ? state : t('duties.days_left', { state, n: due.days_left })
}
