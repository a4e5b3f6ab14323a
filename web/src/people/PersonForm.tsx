import { Input } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { PersonFile } from '../api/types'
import { DateField } from '../kinds/DateField'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { PartField } from './PartField'
import { personParts } from './personParts'

/** Correct the basic facts. Known facts stand there already; the reason and the day are asked. */
export default function PersonForm({ file, close }: { file: PersonFile; close: () => void }) {
  const { today } = useSession()
  const [value, setValue] = useState<Record<string, unknown>>({ ...file.person })
  const [since, setSince] = useState<string | null>(today)
  const [why, setWhy] = useState('')
  const [wrong, setWrong] = useState(false)
  const queries = useQueryClient()
  const again = () => refresh(queries, [`/people/${file.id}`])
  const act = async () => {
    await send('PUT', `/people/${file.id}/person`, { ...value, since, why }, { version: file.version })
    await again()
  }
  const refuse = wrong ? t('form.dates_wrong') : !why.trim() ? t('form.why_missing') : undefined
  return (
    <FormDrawer open title={t('people.correct_person', { name: file.card.name })} close={close} submit={t('action.correct')} effect={t('people.correct_effect')} act={act} reload={again} refuse={refuse}>
      {(problem) => (
        <>
          {personParts.map((part) => (
            <Asked key={part.name} label={t(part.label ?? `field.${part.name}`)} name={part.name} problem={problem} optional={!part.needed}>
              <PartField part={part} value={value[part.name]} change={(next) => setValue((old) => ({ ...old, [part.name]: next }))} setWrong={setWrong} />
            </Asked>
          ))}
          <Asked label={t('form.holds_since')} name="since" problem={problem} hint={t('form.holds_since_hint')}><DateField value={since} onChange={setSince} onWrong={setWrong} /></Asked>
          <Asked label={t('form.why_correct')} name="why" problem={problem}><Input.TextArea rows={2} maxLength={500} value={why} onChange={(event) => setWhy(event.target.value)} /></Asked>
        </>
      )}
    </FormDrawer>
  )
}
