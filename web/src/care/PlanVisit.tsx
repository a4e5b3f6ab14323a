import { Input, Select } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { plus } from '../calendar/year'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { Team } from '../api/types'
import { DateField } from '../kinds/DateField'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { UnitPicker } from '../kinds/UnitPicker'
import { useDraft } from '../kinds/useDraft'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { showInstant } from '../words/dates'
import { Chips } from './Chips'
import { dictated } from './fields'

type Typed = { day: string | null; unit: number | null; note: string; team: number | null }

/** A visit kept for oneself, or for the team that is to go. */
export function PlanVisit({ team, teams, close }: { team: number | null; teams: Team[]; close: () => void }) {
  const { today } = useSession()
  const [empty] = useState<Typed>({ day: null, unit: null, note: '', team })
  const draft = useDraft<Typed>('visit', team === null ? 'new' : `team-${team}`, true, empty)
  const { value, change } = draft
  const [wrong, setWrong] = useState(false)
  const queries = useQueryClient()
  const act = async () => {
    await send('POST', '/visits', value)
    await draft.drop()
    await refresh(queries, ['/visits'])
  }
  const lacks = value.unit === null ? 'unit' : value.day === null ? 'day' : undefined
  const going = teams.filter((one) => one.at_work || one.team.from > today || one.id === value.team).map((one) => ({ value: one.id, label: one.team.title }))
  const days = [[0, 'today'], [1, 'tomorrow'], [2, 'after']].map(([n, word]) => ({ value: plus(today, Number(n)), label: t(`visits.day.${word}`) }))
  return (
    <FormDrawer open title={t('visits.plan')} close={close} submit={t('visits.submit')} effect={t(value.team === null ? 'visits.effect' : 'visits.effect_team')} act={act} refuse={wrong ? t('form.dates_wrong') : lacks && t('form.missing', { field: t(`visits.field.${lacks}`) })}
      extra={draft.saved && <span className="quiet small">{t('form.draft_saved', { at: showInstant(draft.saved) })}</span>}>
      {(problem) => (
        <>
          <Asked label={t('visits.field.unit')} name="unit" problem={problem}><UnitPicker value={value.unit} label={t('visits.field.unit')} onChange={(unit) => change({ unit })} /></Asked>
          <div className="asked">
            <Asked label={t('visits.field.day')} name="day" problem={problem}><DateField whole value={value.day} onChange={(day) => change({ day })} onWrong={setWrong} /></Asked>
            <Chips label={t('visits.days')} value={value.day} options={days} choose={(day) => change({ day })} />
          </div>
          {going.length > 0 && <Asked label={t('visits.field.team')} name="team" problem={problem} optional hint={t('visits.team_hint')}><Select className="wide" allowClear value={value.team} options={going} placeholder={t('visits.no_team')} onChange={(next?: number | null) => change({ team: next ?? null })} /></Asked>}
          <Asked label={t('visits.field.note')} name="note" problem={problem} optional hint={t('visits.note_hint')}><Input.TextArea {...dictated} rows={4} maxLength={2000} value={value.note} onChange={(event) => change({ note: event.target.value })} /></Asked>
        </>
      )}
    </FormDrawer>
  )
}
