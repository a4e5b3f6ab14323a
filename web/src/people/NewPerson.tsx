import { Input } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newKey, send } from '../api/client'
import { refresh } from '../api/hooks'
import type { Made } from '../api/wire'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import { PartField } from './PartField'
import { personParts } from './personParts'
import { labelOf, type Part, registers } from './registers'

const EMPTY: Record<string, unknown> = {
  name: '', sex: null, birth: null, ethnicity: null, native_place: '', birth_place: '', political_status: null, party_joined: null, work_began: null,
  health: '', professional_title: '', speciality: '', present_post: '', management: null, service: 'serving',
}
const FIRST = ['since', 'unit', 'title', 'post_kind', 'rank', 'kind']

/** A new file asks for the least that makes it findable; the rest is added on the file itself. */
export default function NewPerson({ close }: { close: () => void }) {
  const [person, setPerson] = useState(EMPTY)
  const [number, setNumber] = useState('')
  const [post, setPost] = useState<Record<string, unknown>>({ since: null, until: null, unit: null, title: '', post_kind: null, rank: null, kind: null, main: true, post: null })
  const [wrong, setWrong] = useState(false)
  const [key] = useState(newKey)
  const go = useGo()
  const queries = useQueryClient()
  const asked = personParts.filter((part) => part.needed || ['political_status', 'work_began', 'present_post', 'management'].includes(part.name))
  const first = registers.appointments.filter((part) => FIRST.includes(part.name))
  const missing = asked.find((part) => part.needed && !person[part.name])
  const hasPost = Boolean(post.since && post.title)
  const act = async () => {
    const made = await send<Made>('POST', '/people', { person, ...(number ? { identity_number: number } : {}), ...(hasPost ? { appointment: post } : {}) }, { once: key })
    await refresh(queries, ['/people'])
    go(paths.person(made.id))
  }
  const refuse = wrong ? t('form.dates_wrong') : missing ? t('form.missing', { field: t(labelOf(missing)) }) : undefined
  const field = (part: Part, value: Record<string, unknown>, set: (name: string, next: unknown) => void) => <PartField part={part} value={value[part.name]} change={(next) => set(part.name, next)} setWrong={setWrong} />
  return (
    <FormDrawer open title={t('people.new')} close={close} submit={t('people.create')} effect={t('people.create_effect')} act={act} refuse={refuse}>
      {(problem) => (
        <>
          {asked.map((part) => <Asked key={part.name} label={t(labelOf(part))} name={part.name} problem={problem} optional={!part.needed}>{field(part, person, (name, next) => setPerson((old) => ({ ...old, [name]: next })))}</Asked>)}
          <Asked label={t('field.identity_number')} name="identity_number" problem={problem} optional hint={t('people.identity_hint')}><Input value={number} maxLength={18} onChange={(event) => setNumber(event.target.value.trim())} /></Asked>
          <h3>{t('people.first_post')}</h3>
          {first.map((part) => <Asked key={`post.${part.name}`} label={t(labelOf(part))} name={`appointment_${part.name}`} problem={problem} optional>{field(part, post, (name, next) => setPost((old) => ({ ...old, [name]: next })))}</Asked>)}
        </>
      )}
    </FormDrawer>
  )
}
