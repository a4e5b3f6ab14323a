import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Radio } from 'antd'
import type { ReactNode } from 'react'
import type { Problem } from '../api/problem'
import { moved } from '../surveys/typed'
import { t } from '../words/catalogue'
import { marked, placeRefused, type TypedQuestion } from './bank'
import { letterOf } from './sitting'

type Props = { value: TypedQuestion; change: (next: Partial<TypedQuestion>) => void; problem: Problem | null }

/** Options in their order; the right ones are ticked, and where the order itself is right nothing is. */
export function QuestionOptions({ value: { form, options }, change, problem }: Props) {
  const several = form === 'multiple'
  const order = form === 'order'
  const put = (next: TypedQuestion['options']) => change({ options: next })
  const refused = placeRefused(problem?.field, 'options')
  const whole = problem && /asked[./](options|right)$/.test(problem.field ?? '') ? problem.message : ''
  const Mark = several ? Checkbox : Radio
  const tool = (icon: ReactNode, label: string, act: () => void, disabled = false) => <Button type="text" icon={icon} aria-label={label} title={label} disabled={disabled} onClick={act} />
  return (
    <fieldset className="asked bank-field">
      <legend className="label">{t(order ? 'bank.field.order' : 'bank.field.options')}</legend>
      <span className="quiet small">{t(order ? 'bank.order_hint' : several ? 'bank.several_hint' : 'bank.single_hint')}</span>
      <ol className="bank-options">
        {options.map((option, at) => {
          const letter = order ? String(at + 1) : letterOf(at)
          return (
            <li key={at} className={option.right && !order ? 'right' : ''}>
              {order ? <span className="quiet number">{letter}</span> : <Mark checked={option.right} onChange={() => put(marked(options, at, several))}><span className="hidden-words">{t('bank.right_of', { letter })}</span>{letter}</Mark>}
              <div className="grow"><Input value={option.text} maxLength={500} aria-label={t('bank.option_n', { letter })} status={refused === at ? 'error' : ''} onChange={(event) => put(options.map((one, place) => (place === at ? { ...one, text: event.target.value } : one)))} />{refused === at && <span className="field-error" role="alert">{problem?.message}</span>}</div>
              <span className="row nowrap tight">
                {tool(<ArrowUpOutlined aria-hidden />, t('bank.option_up', { letter }), () => put(moved(options, at, at - 1)), at === 0)}
                {tool(<ArrowDownOutlined aria-hidden />, t('bank.option_down', { letter }), () => put(moved(options, at, at + 1)), at === options.length - 1)}
                {tool(<DeleteOutlined aria-hidden />, t('bank.option_remove', { letter }), () => put(options.filter((_, place) => place !== at)), options.length <= 2)}
              </span>
            </li>
          )
        })}
      </ol>
      {whole && <span className="field-error" role="alert">{whole}</span>}
      <div><Button icon={<PlusOutlined aria-hidden />} disabled={options.length >= 26} onClick={() => put([...options, { text: '', right: false }])}>{t('bank.option_add')}</Button></div>
    </fieldset>
  )
}
