import { useQueryClient } from '@tanstack/react-query'
import { App, InputNumber, Segmented } from 'antd'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh } from '../api/hooks'
import type { Seats, SurveyShown } from '../api/types'
import { Group } from '../care/Group'
import { SeatsFields } from '../duties/SeatsFields'
import { useCodeTable } from '../kinds/CodeField'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { UnitsPicker } from '../kinds/UnitPicker'
import { type Named, TeamPeople } from '../observe/TeamPeople'
import { t } from '../words/catalogue'
import '../duties/duties.css'

const anyPost: Seats = { unit_kinds: [], post_kinds: [], title: '', unit_name: '' }

/** People invited to a group: by name, or whoever holds posts in units, all of them or some drawn by chance. */
export function InviteDrawer({ page, group, close }: { page: SurveyShown; group: number; close: () => void }) {
  const [way, setWay] = useState<'names' | 'posts'>('names')
  const [people, setPeople] = useState<Named[]>([])
  const [units, setUnits] = useState<number[]>([page.survey.unit])
  const [seats, setSeats] = useState(anyPost)
  const [sample, setSample] = useState<number | null>(null)
  const kinds = useCodeTable('unit_kind').map(({ value }) => value)
  const queries = useQueryClient()
  const { message } = App.useApp()
  const name = page.survey.groups[group]?.name ?? ''
  const lacks = way === 'names' ? people.length === 0 : units.length === 0
  const act = async () => {
    // No kind of unit chosen means every kind.
    const meant = { units, seats: { ...seats, unit_kinds: seats.unit_kinds.length > 0 ? seats.unit_kinds : kinds }, ...(sample === null ? {} : { sample }) }
    const { new: added } = await send<SurveyShown & { new: number }>('POST', `/surveys/${page.id}/invitations`, { group, ...(way === 'names' ? { people: people.map(({ id }) => id) } : meant) })
    await refresh(queries, ['/surveys'])
    void message.info(added > 0 ? t('surveys.invited_n', { n: added, name }) : t('surveys.invited_none'))
  }
  return (
    <FormDrawer open title={t('surveys.invite_to', { name })} close={close} submit={t('surveys.invite')} effect={t('surveys.invite_effect')} act={act} refuse={lacks ? t('form.missing', { field: t(way === 'names' ? 'surveys.field.whom' : 'surveys.field.units') }) : undefined}>
      {(problem) => (
        <>
          <Segmented block aria-label={t('surveys.invite_how')} value={way} onChange={setWay} options={[{ value: 'names', label: t('surveys.by_names') }, { value: 'posts', label: t('surveys.by_posts') }]} />
          {way === 'names' ? <Asked label={t('surveys.field.whom')} name="people" problem={problem}><TeamPeople label={t('surveys.field.whom')} value={people} onChange={setPeople} /></Asked> : (
            <>
              <Asked label={t('surveys.field.units')} name="units" problem={problem} hint={t('surveys.units_hint')}><UnitsPicker placeholder={t('surveys.field.units')} value={units} onChange={setUnits} /></Asked>
              <Group label={t('surveys.field.seats')} hint={t('surveys.seats_hint')}><SeatsFields value={seats} change={setSeats} /></Group>
              <Asked label={t('surveys.field.sample')} name="sample" problem={problem} optional hint={t('surveys.sample_hint')}><InputNumber min={1} precision={0} value={sample} onChange={setSample} /></Asked>
            </>
          )}
        </>
      )}
    </FormDrawer>
  )
}
