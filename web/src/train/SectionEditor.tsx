import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Input, Popconfirm } from 'antd'
import type { ReactNode } from 'react'
import type { Problem } from '../api/problem'
import { Asked } from '../kinds/FormDrawer'
import { CataloguesField } from '../programmes/CatalogueField'
import { t } from '../words/catalogue'
import type { TypedSection } from './handbook'

type Props = { section: TypedSection; at: number; last: boolean; open: boolean; titles: Record<string, string>; problem: Problem | null; toggle: () => void; change: (next: Partial<TypedSection>) => void; move: (to: number) => void; remove: () => void }

export function SectionEditor({ section, at, last, open, titles, problem, toggle, change, move, remove }: Props) {
  const { number, title, text } = section
  const n = at + 1
  const empty = title.trim() === '' && text.trim() === ''
  const tool = (icon: ReactNode, label: string, act?: () => void, disabled = false) => <Button type="text" icon={icon} aria-label={label} title={label} disabled={disabled} onClick={act} />
  const bin = (act?: () => void) => tool(<DeleteOutlined aria-hidden />, t('handbooks.section_remove', { n }), act)
  return (
    <li className={`section-editor${open ? ' open' : ''}${problem ? ' wrong' : ''}`}>
      <header>
        <button type="button" className="plain section-name" aria-expanded={open} onClick={toggle}><RightOutlined className="fold-arrow" aria-hidden /><span className="quiet">{number}</span><span className="grow">{title || t('handbooks.section_unnamed')}</span></button>
        <span className="row nowrap tight">
          {tool(<ArrowUpOutlined aria-hidden />, t('handbooks.section_up', { n }), () => move(at - 1), at === 0)}
          {tool(<ArrowDownOutlined aria-hidden />, t('handbooks.section_down', { n }), () => move(at + 1), last)}
          {empty ? bin(remove) : <Popconfirm title={t('handbooks.section_remove_sure', { title: title || number })} okText={t('action.delete')} cancelText={t('action.cancel')} onConfirm={remove}>{bin()}</Popconfirm>}
        </span>
      </header>
      {open && (
        <div className="form">
          <div className="section-pair">
            <Asked label={t('handbooks.field.number')} name="number" problem={problem}><Input value={number} maxLength={20} onChange={(event) => change({ number: event.target.value })} /></Asked>
            <Asked label={t('handbooks.field.section_title')} name="title" problem={problem}><Input autoFocus={title === ''} value={title} maxLength={100} onChange={(event) => change({ title: event.target.value })} /></Asked>
          </div>
          <Asked label={t('handbooks.field.text')} name="text" problem={problem} optional hint={t('handbooks.text_hint')}><Input.TextArea rows={6} maxLength={20_000} value={text} onChange={(event) => change({ text: event.target.value })} /></Asked>
          <Asked label={t('handbooks.field.courses')} name="courses" problem={problem} optional><CataloguesField of="course" value={section.courses} label={t('handbooks.field.courses')} titles={titles} onChange={(courses) => change({ courses })} /></Asked>
        </div>
      )}
    </li>
  )
}
