import { Checkbox, Select } from 'antd'
import { choices } from '../problems/codes'
import { t } from '../words/catalogue'
import { sessionForms } from './codes'
import type { Asked } from './TrainingPage'

type Props = { form: string[]; mine: boolean; own: boolean; change: (next: Partial<Asked>, replace?: boolean) => void }

export function TrainingFilters({ form, mine, own, change }: Props) {
  return (
    <div className="train-filters" role="group" aria-label={t('problems.filters')}>
      <Select mode="multiple" allowClear showSearch={{ optionFilterProp: 'label' }} value={form} options={choices('session_form', sessionForms)} maxTagCount="responsive" placeholder={t('train.any_form')} aria-label={t('train.any_form')} onChange={(next: string[]) => change({ form: next.join(',') || undefined }, true)} />
      {own && <Checkbox checked={mine} onChange={(event) => change({ mine: event.target.checked ? '1' : undefined }, true)}>{t('train.only_mine')}</Checkbox>}
    </div>
  )
}
