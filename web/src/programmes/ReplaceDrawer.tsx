import { Checkbox } from 'antd'
import { useState } from 'react'
import { Problem } from '../api/problem'
import type { SessionShown, TrainingPart } from '../api/types'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { PersonPicker } from '../kinds/PersonPicker'
import { t } from '../words/catalogue'
import { useSessionSave } from './useSessionSave'

/** Somebody else of the unit takes the seat; what stands against them is said first. */
export function ReplaceDrawer({ page, part, close }: { page: SessionShown; part: TrainingPart; close: () => void }) {
  const { deed } = useSessionSave(page)
  const [by, setBy] = useState<{ id: number | null; name: string | null }>({ id: null, name: null })
  const [anyway, setAnyway] = useState(false)
  const [warned, setWarned] = useState(false)
  const act = async () => {
    try {
      await deed(part.id, { deed: 'replace', by: by.id, anyway })
    } catch (error) {
      setWarned(error instanceof Problem && error.code === 'refusal.seat_held')
      throw error
    }
  }
  return (
    <FormDrawer open title={t('sessions.replace_who', { name: part.name })} close={close} submit={t('sessions.replace')} effect={t('sessions.replace_effect')} act={act} refuse={by.id === null ? t('form.missing', { field: t('sessions.replace_by') }) : undefined}>
      {(problem) => (
        <>
          <Asked label={t('sessions.replace_by')} name="by" problem={problem}><PersonPicker autoFocus value={by.id} name={by.name} onChange={(id, name) => { setBy({ id, name }); setWarned(false); setAnyway(false) }} /></Asked>
          {warned && <Checkbox checked={anyway} onChange={(event) => setAnyway(event.target.checked)}>{t('sessions.anyway_read')}</Checkbox>}
        </>
      )}
    </FormDrawer>
  )
}
