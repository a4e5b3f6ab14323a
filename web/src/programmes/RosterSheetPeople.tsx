import { Checkbox } from 'antd'
import type { RosterSheet } from '../api/types'
import { PersonName } from '../kinds/PersonName'
import { Table } from '../kinds/Table'
import { t } from '../words/catalogue'

type Props = { people: RosterSheet['people']; ticked: number[]; tick: (people: number[]) => void }

/** Whom the rows of a list mean; those on the roster already are not to be ticked. */
export function RosterSheetPeople({ people, ticked, tick }: Props) {
  if (people.length === 0) return null
  const open = people.filter(({ on }) => !on).map(({ person }) => person)
  const toggle = (person: number) => tick(ticked.includes(person) ? ticked.filter((one) => one !== person) : [...ticked, person])
  const all = ticked.length === open.length
  return (
    <section aria-label={t('roster.sheet_people')}>
      <header className="row"><h2 className="grow">{t('roster.sheet_people')} <span className="count">{people.length}</span></h2>{open.length > 1 && <button type="button" className="link" onClick={() => tick(all ? [] : open)}>{t(all ? 'roster.sheet_tick_none' : 'roster.sheet_tick_all')}</button>}</header>
      <Table label={t('roster.sheet_people')} rows={people} rowKey={({ person }) => person} columns={[
        { key: 'tick', head: <span className="hidden-words">{t('sessions.add')}</span>, width: 40, cell: ({ person, name, on }) => <Checkbox aria-label={t('roster.sheet_pick', { name })} disabled={on} checked={ticked.includes(person)} onChange={() => toggle(person)} /> },
        { key: 'row', head: t('roster.sheet_row'), number: true, width: 56, cell: ({ row }) => row },
        { key: 'name', head: t('sessions.name'), title: true, least: 88, cell: ({ person, name, on }) => <><PersonName id={person} name={name} />{on && <> <span className="tag">{t('roster.sheet_on')}</span></>}</> },
        { key: 'post', head: t('sessions.post'), least: 160, cell: ({ post }) => post },
      ]} />
    </section>
  )
}
