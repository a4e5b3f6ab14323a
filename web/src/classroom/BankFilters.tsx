import { SearchOutlined } from '@ant-design/icons'
import { Input, Select } from 'antd'
import { useGet } from '../api/hooks'
import type { BankShown } from '../api/types'
import { choices } from '../problems/codes'
import { t } from '../words/catalogue'
import { questionForms, topicsOf } from './test'

export type BankWanted = { q: string; topic?: string | undefined; form?: string | undefined }

/** Words, a topic, a form: what the bank is searched by. */
export function BankFilters({ value, change }: { value: BankWanted; change: (next: Partial<BankWanted>) => void }) {
  const topics = topicsOf(useGet<BankShown>('/classroom/questions').data?.stock ?? []).map(({ topic, count }) => ({ value: topic, label: `${topic} (${count})` }))
  return (
    <div className="bank-filters" role="search">
      <Input allowClear prefix={<SearchOutlined aria-hidden />} value={value.q} aria-label={t('bank.search')} placeholder={t('bank.search')} onChange={(event) => change({ q: event.target.value })} />
      <Select allowClear showSearch={{ optionFilterProp: 'label' }} value={value.topic ?? null} options={topics} placeholder={t('bank.any_topic')} aria-label={t('bank.field.topic')} popupMatchSelectWidth={false} onChange={(topic: string | null) => change({ topic: topic ?? undefined })} />
      <Select allowClear value={value.form ?? null} options={choices('question_form', questionForms)} placeholder={t('bank.any_form')} aria-label={t('bank.field.form')} popupMatchSelectWidth={false} onChange={(form: string | null) => change({ form: form ?? undefined })} />
    </div>
  )
}
