import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { GapDeed, GapLine } from '../api/types'
import { DateField } from '../kinds/DateField'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { ProgrammeChoice, SessionChoice } from './Choices'
import { GapEntries } from './GapEntries'
import { Whose } from './GapLines'

export type GapDeedKind = GapDeed['deed']
type Props = { gap: GapLine; deed: GapDeedKind; close: () => void }

/** Training is assigned, the gap is closed with what shows it, or opened again. */
export function GapDeedDrawer({ gap, deed, close }: Props) {
  const { today } = useSession()
  const queries = useQueryClient()
  const [[programme, session], setTraining] = useState([gap.programme, gap.session])
  const [on, setOn] = useState<string | null>(today)
  const [entry, setEntry] = useState<number | null>(null)
  const [wrong, setWrong] = useState(false)
  const person = gap.gap.person
  const body: GapDeed = deed === 'assign' ? { deed, programme, session } : deed === 'close' ? { deed, on: on ?? '', entry } : { deed }
  const act = async () => {
    await send('POST', `/training/gaps/${gap.id}`, body)
    await refresh(queries, ['/training/gaps', '/people'])
  }
  const lacks = deed === 'assign' && programme === null && session === null ? 'training' : deed === 'close' && on === null ? 'on' : deed === 'close' && person !== null && entry === null ? 'entry' : undefined
  return (
    <FormDrawer open title={t(`gaps.deed.${deed}`)} close={close} submit={t(`gaps.deed.${deed}`)} effect={t(`gaps.effect.${deed}`)} act={act} refuse={wrong ? t('form.dates_wrong') : lacks && t('form.missing', { field: t(`gaps.field.${lacks}`) })}>
      {(problem) => (
        <>
          <div className="note"><p><strong>{gap.gap.field}</strong></p><p><Whose of={gap} /></p>{gap.gap.text && <p className="quiet">{gap.gap.text}</p>}</div>
          {deed === 'assign' && (
            <>
              <p className="quiet small">{t('gaps.assign_hint')}</p>
              <SessionChoice label={t('gaps.field.session')} value={session} change={(next) => setTraining([programme, next])} problem={problem} />
              <ProgrammeChoice label={t('gaps.field.programme')} value={programme} change={(next) => setTraining([next, session])} problem={problem} />
            </>
          )}
          {deed === 'close' && <Asked label={t('gaps.field.on')} name="on" problem={problem}><DateField whole value={on} onChange={setOn} onWrong={setWrong} /></Asked>}
          {deed === 'close' && person !== null && <GapEntries person={person} value={entry} change={setEntry} problem={problem?.field?.endsWith('entry') ? problem.message : undefined} />}
        </>
      )}
    </FormDrawer>
  )
}
