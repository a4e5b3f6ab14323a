import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button, Input, InputNumber, Segmented } from 'antd'
import type { ReactNode } from 'react'
import type { Problem } from '../api/problem'
import { Asked } from '../kinds/FormDrawer'
import { counted } from '../train/amounts'
import { t } from '../words/catalogue'
import { PartDrawn } from './PartDrawn'
import { PartFixed } from './PartFixed'
import { asks, type Stock, type TypedPart } from './test'

type Props = { part: TypedPart; at: number; of: number; stock: Stock | undefined; problem: Problem | null; change: (next: Partial<TypedPart>) => void; move: (to: number) => void; remove: () => void }

/** One part: drawn by rule for everybody anew, or the same questions for all. */
export function PartEditor({ part, at, of, stock, problem, change, move, remove }: Props) {
  const n = at + 1
  const sum = Math.round(asks(part) * part.points * 10) / 10
  const tool = (icon: ReactNode, label: string, act: () => void, disabled = false) => <Button type="text" icon={icon} aria-label={label} title={label} disabled={disabled} onClick={act} />
  return (
    <li className={`test-part${problem ? ' wrong' : ''}`} aria-label={t('tests.part_n', { n })}>
      <header>
        <strong>{t('tests.part_n', { n })}</strong>
        <Segmented aria-label={t('tests.part_how', { n })} value={part.fixed ? 'fixed' : 'drawn'} options={[{ value: 'drawn', label: t('tests.draw') }, { value: 'fixed', label: t('tests.fix') }]} onChange={(how) => change({ fixed: how === 'fixed' })} />
        <span className="push row nowrap tight">
          {tool(<ArrowUpOutlined aria-hidden />, t('tests.part_up', { n }), () => move(at - 1), at === 0)}
          {tool(<ArrowDownOutlined aria-hidden />, t('tests.part_down', { n }), () => move(at + 1), at === of - 1)}
          {tool(<DeleteOutlined aria-hidden />, t('tests.part_remove', { n }), remove, of === 1)}
        </span>
      </header>
      <div className="form">
        {of > 1 && <Asked label={t('tests.part_title')} name="title" problem={problem} optional><Input value={part.title} maxLength={100} placeholder={t('tests.part_title_like')} onChange={(event) => change({ title: event.target.value })} /></Asked>}
        {part.fixed ? <PartFixed part={part} n={n} problem={problem} change={change} /> : <PartDrawn part={part} stock={stock} problem={problem} change={change} />}
        <div className="test-three">
          {!part.fixed && <Asked label={t('tests.part_count')} name="count" problem={problem}><InputNumber className="wide" min={1} max={300} precision={0} suffix={t('tests.questions_unit')} value={part.count} onChange={(count) => change({ count: count ?? 0 })} /></Asked>}
          <Asked label={t('tests.part_points')} name="tenths" problem={problem}><InputNumber className="wide" min={0.1} max={1000} step={1} precision={1} suffix={t('tests.points_unit')} value={part.points} onChange={(points) => change({ points: points ?? 0 })} /></Asked>
          <p className="test-part-sum quiet"><span className="small">{t('tests.part_sum')}</span> <span>{counted('tests.n_points', sum)}</span></p>
        </div>
      </div>
    </li>
  )
}
