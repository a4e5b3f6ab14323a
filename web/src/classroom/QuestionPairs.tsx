import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import type { Problem } from '../api/problem'
import { t } from '../words/catalogue'
import { placeRefused, type TypedQuestion } from './bank'

type Props = { value: TypedQuestion; change: (next: Partial<TypedQuestion>) => void; problem: Problem | null }

/** Pairs that belong together, and more options on the right that belong to nothing. */
export function QuestionPairs({ value: { pairs, extras }, change, problem }: Props) {
  const [left, right] = [placeRefused(problem?.field, 'left'), placeRefused(problem?.field, 'right')]
  const whole = problem && /asked[./](left|right|pairs)/.test(problem.field ?? '') ? problem.message : ''
  const put = (at: number, next: Partial<TypedQuestion['pairs'][number]>) => change({ pairs: pairs.map((one, place) => (place === at ? { ...one, ...next } : one)) })
  const bin = (label: string, act: () => void, disabled = false) => <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={label} title={label} disabled={disabled} onClick={act} />
  return (
    <fieldset className="asked bank-field">
      <legend className="label">{t('bank.field.pairs')}</legend>
      <span className="quiet small">{t('bank.pairs_hint')}</span>
      <ol className="bank-pairs">
        {pairs.map((pair, at) => (
          <li key={at}>
            <Input value={pair.left} maxLength={500} status={left === at ? 'error' : ''} aria-label={t('bank.left_n', { n: at + 1 })} onChange={(event) => put(at, { left: event.target.value })} />
            <span aria-hidden>—</span>
            <Input value={pair.right} maxLength={500} status={right === at ? 'error' : ''} aria-label={t('bank.right_n', { n: at + 1 })} onChange={(event) => put(at, { right: event.target.value })} />
            {bin(t('bank.pair_remove', { n: at + 1 }), () => change({ pairs: pairs.filter((_, place) => place !== at) }), pairs.length <= 2)}
          </li>
        ))}
        {extras.map((text, at) => (
          <li key={`more-${at}`}>
            <span className="quiet small">{t('bank.extra')}</span><span aria-hidden />
            <Input value={text} maxLength={500} status={right === pairs.length + at ? 'error' : ''} aria-label={t('bank.extra_n', { n: at + 1 })} onChange={(event) => change({ extras: extras.map((one, place) => (place === at ? event.target.value : one)) })} />
            {bin(t('bank.extra_remove', { n: at + 1 }), () => change({ extras: extras.filter((_, place) => place !== at) }))}
          </li>
        ))}
      </ol>
      {whole && <span className="field-error" role="alert">{whole}</span>}
      <div className="row">
        <Button icon={<PlusOutlined aria-hidden />} disabled={pairs.length >= 26} onClick={() => change({ pairs: [...pairs, { left: '', right: '' }] })}>{t('bank.pair_add')}</Button>
        <Button icon={<PlusOutlined aria-hidden />} disabled={pairs.length + extras.length >= 26} onClick={() => change({ extras: [...extras, ''] })}>{t('bank.extra_add')}</Button>
      </div>
    </fieldset>
  )
}
