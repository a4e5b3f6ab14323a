import { Input, Select } from 'antd'
import { useGet } from '../api/hooks'
import type { ProgrammeLine } from '../api/types'
import { Chips } from '../care/Chips'
import { Group } from '../care/Group'
import { Asked } from '../kinds/FormDrawer'
import { t } from '../words/catalogue'
import { useSession } from '../shell/session'
import type { Into } from './proposal'
import type { FieldsProps } from './ProposalFields'

const ways: Into[] = ['none', 'known', 'new']

/** On its own, as the next class of a series, or as the first of a new one. */
export function ProposalProgramme({ value: { session, into, programme }, change, plan, number, problem }: FieldsProps) {
  const { today } = useSession()
  const { data, isPending } = useGet<ProgrammeLine[]>(into === 'known' ? '/programmes' : null, { kind: 'series' }, { fresh: 60_000 })
  const options = (data ?? []).filter(({ programme: { until } }) => until === null || today <= until).map(({ id, programme: { title }, unit_name }) => ({ value: id, label: title, detail: unit_name }))
  const hint = into === 'new' || session.programme !== null ? t('proposal.number_hint', { n: number }) : undefined
  return (
    <div className="stack tight">
      <Group label={t('proposal.programme')}><Chips label={t('proposal.programme')} value={into} options={ways.map((way) => ({ value: way, label: t(`proposal.into.${way}`) }))} choose={(way) => change({ into: way ?? 'none' })} /></Group>
      {into === 'known' && (
        <Asked label={t('proposal.programme_known')} name="programme" problem={problem} hint={hint}>
          <Select className="wide" showSearch={{ optionFilterProp: 'label' }} value={session.programme} loading={isPending} options={options} optionRender={option as never} popupMatchSelectWidth={false} placeholder={t('field_hint.choose')} aria-label={t('proposal.programme_known')} notFoundContent={t('proposal.no_programmes')} onChange={(id: number | null) => plan({ programme: id })} />
        </Asked>
      )}
      {into === 'new' && <Asked label={t('proposal.programme_title')} name="title" problem={problem?.field?.startsWith('programme') ? problem : null} hint={hint}><Input value={programme} maxLength={200} onChange={(event) => change({ programme: event.target.value })} /></Asked>}
    </div>
  )
}

const option = (choice: { data: { label: string; detail: string } }) => <div className="choice"><span>{choice.data.label}</span><span className="quiet small">{choice.data.detail}</span></div>
