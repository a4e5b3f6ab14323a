import { App } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh, useGet } from '../api/hooks'
import type { CohortMember, ProgrammePageShown } from '../api/types'
import { Group } from '../care/Group'
import { DateField } from '../kinds/DateField'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { type Named, TeamPeople } from '../observe/TeamPeople'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { WeakAreas } from './WeakAreas'

/** Takes several into a cohort at once; what they are weak in may be set for all and changed for each. */
export function MembersDrawer({ page, close }: { page: ProgrammePageShown; close: () => void }) {
  const { message } = App.useApp()
  const { today } = useSession()
  const queries = useQueryClient()
  const path = `/programmes/${page.id}/members`
  const { data = [] } = useGet<CohortMember[]>(path)
  const [people, setPeople] = useState<Named[]>([])
  const [joined, setJoined] = useState<string | null>(today)
  const [weak, setWeak] = useState<string[]>([])
  const [wrong, setWrong] = useState(false)
  const act = async () => {
    const { joined: n } = await send<{ joined: number }>('POST', path, { people: people.map(({ id }) => id), joined, weak })
    await refresh(queries, ['/programmes'])
    void message.success(t('programmes.members_joined', { n }))
  }
  const lacks = people.length === 0 ? 'people' : joined === null ? 'joined' : undefined
  return (
    <FormDrawer open title={t('programmes.members_add')} close={close} submit={t('programmes.members_add')} effect={t('programmes.members_effect', { n: people.length })} act={act} refuse={wrong ? t('form.dates_wrong') : lacks && t('form.missing', { field: t(`programmes.field.${lacks}`) })}>
      {(problem) => (
        <>
          <Group label={t('programmes.field.people')} problem={problem?.field === 'people' ? problem.message : undefined}><TeamPeople label={t('programmes.field.people')} value={people} without={data.map(({ person }) => person)} onChange={setPeople} /></Group>
          <Asked label={t('programmes.field.joined')} name="joined" problem={problem}><DateField whole value={joined} onChange={setJoined} onWrong={setWrong} /></Asked>
          <WeakAreas areas={page.programme.weak_areas} value={weak} onChange={setWeak} hint={t('programmes.weak_all_hint')} problem={/^weak/.test(problem?.field ?? '') ? problem?.message : undefined} />
        </>
      )}
    </FormDrawer>
  )
}
