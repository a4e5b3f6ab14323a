import { Input } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { CohortMember, ProgrammePageShown } from '../api/types'
import { DateField } from '../kinds/DateField'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { Progress } from './Progress'

export type End = 'complete' | 'leave'
type Props = { page: ProgrammePageShown; member: CohortMember; end: End; close: () => void }

/** A membership ends: completed, or left with the reason. */
export function EndMember({ page, member, end, close }: Props) {
  const { today } = useSession()
  const queries = useQueryClient()
  const [on, setOn] = useState<string | null>(today)
  const [why, setWhy] = useState('')
  const [wrong, setWrong] = useState(false)
  const act = async () => {
    await send('POST', `/programmes/${page.id}/members/${member.person}`, end === 'leave' ? { deed: end, on, why: why.trim() } : { deed: end, on })
    await refresh(queries, ['/programmes'])
  }
  const lacks = on === null ? 'end_on' : end === 'leave' && !why.trim() ? 'end_why' : undefined
  return (
    <FormDrawer open title={t(`programmes.${end}.who`, { name: member.name })} close={close} submit={t(`programmes.${end}.do`)} effect={t(`programmes.${end}.effect`)} act={act} refuse={wrong ? t('form.dates_wrong') : lacks && t('form.missing', { field: t(`programmes.field.${lacks}`) })}>
      {(problem) => (
        <>
          <div className="note"><Progress rows={member.progress} /></div>
          <Asked label={t('programmes.field.end_on')} name="on" problem={problem}><DateField whole value={on} onChange={setOn} onWrong={setWrong} /></Asked>
          {end === 'leave' && <Asked label={t('programmes.field.end_why')} name="why" problem={problem}><Input.TextArea autoFocus rows={3} maxLength={500} value={why} onChange={(event) => setWhy(event.target.value)} /></Asked>}
        </>
      )}
    </FormDrawer>
  )
}
