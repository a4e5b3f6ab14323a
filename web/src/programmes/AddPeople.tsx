import { PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { SessionShown } from '../api/types'
import { Group } from '../care/Group'
import { ProblemNote } from '../kinds/ProblemNote'
import { type Named, TeamPeople } from '../observe/TeamPeople'
import { t } from '../words/catalogue'
import type { useNaming } from './useNaming'

const split = (text: string) => text.split(/[\n,;\u3001\uff0c\uff1b]/).map((name) => name.trim()).filter(Boolean)

/** People of the files by name, and guests by name only; a unit names its own. */
export function AddPeople({ page, naming }: { page: SessionShown; naming: ReturnType<typeof useNaming> }) {
  const [people, setPeople] = useState<Named[]>([])
  const [guests, setGuests] = useState('')
  const on = page.parts.filter(({ role, state }) => role === 'student' && ['nominated', 'approved', 'waiting'].includes(state)).flatMap(({ person }) => (person === null ? [] : [person]))
  const names = split(guests)
  const add = async () => {
    if (!(await naming.name({ people: people.map(({ id }) => id), guests: names }))) return
    setPeople([])
    setGuests('')
  }
  return (
    <div className={`add-people no-print${page.may_write ? '' : ' own'}`}>
      <Group label={t(page.may_write ? 'sessions.add_people' : 'sessions.nominate')} hint={t(page.may_write ? 'sessions.add_hint' : 'sessions.nominate_hint')}><TeamPeople label={t('sessions.add_people')} value={people} without={on} onChange={setPeople} /></Group>
      {page.may_write && <Group label={t('sessions.guests')} hint={t('sessions.guests_hint')}><Input aria-label={t('sessions.guests')} value={guests} onChange={(event) => setGuests(event.target.value)} onPressEnter={() => names.length > 0 && void add()} /></Group>}
      <Button type="primary" icon={<PlusOutlined aria-hidden />} loading={naming.busy} disabled={people.length === 0 && names.length === 0} onClick={() => void add()}>{t(page.may_write ? 'sessions.add' : 'sessions.nominate_do')}</Button>
      {naming.wrong !== null && <ProblemNote error={naming.wrong} />}
    </div>
  )
}
