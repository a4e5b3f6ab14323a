import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { Problem } from '../api/problem'
import { Section } from '../kinds/Section'
import { moved } from '../surveys/typed'
import { t } from '../words/catalogue'
import { blankSection, numberAfter, sectionRefused, type TypedHandbook } from './handbook'
import { SectionEditor } from './SectionEditor'

type Props = { value: TypedHandbook; change: (next: Partial<TypedHandbook>) => void; problem: Problem | null }

/** Sections in their order; one is open for writing, so that a long handbook stays in view. */
export function HandbookSections({ value, change, problem }: Props) {
  const { sections } = value
  const [open, setOpen] = useState<string | null>(sections.length === 1 ? (sections[0]?.key ?? null) : null)
  const at = sectionRefused(problem?.field)
  const refused = at === null ? undefined : sections[at]?.key
  useEffect(() => {
    if (refused) setOpen(refused)
  }, [refused])
  const put = (next: typeof sections) => change({ sections: next })
  const add = () => {
    const made = blankSection(numberAfter(sections))
    put([...sections, made])
    setOpen(made.key)
  }
  return (
    <Section title={t('handbooks.field.sections')} count={sections.length}>
      {problem?.field === 'sections' && <p className="field-error" role="alert">{problem.message}</p>}
      <ol className="section-editors">
        {sections.map((section, place) => (
          <SectionEditor key={section.key} section={section} at={place} last={place === sections.length - 1} open={open === section.key} titles={value.titles} problem={section.key === refused ? problem : null}
            toggle={() => setOpen(open === section.key ? null : section.key)}
            change={(next) => put(sections.map((one) => (one.key === section.key ? { ...one, ...next } : one)))}
            move={(to) => put(moved(sections, place, to))}
            remove={() => put(sections.filter(({ key }) => key !== section.key))} />
        ))}
      </ol>
      <Button block type="dashed" className="add-one" icon={<PlusOutlined aria-hidden />} onClick={add}>{t('handbooks.section_add')}</Button>
    </Section>
  )
}
