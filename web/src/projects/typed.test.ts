import { describe, expect, it } from 'vitest'
import type { Project } from '../api/types'
import { blankProject, projectSent, typedProject } from './typed'

const project: Project = { title: 'Harbour', unit: 7, sector: '', since: '2026-01-01', until: '2027-01-01', amounts: { planned: 80_000, tax: 0 }, note: '' }

describe('a project as typed', () => {
  it('goes back as it came', () => expect(projectSent(typedProject(project))).toEqual(project))
  it('ends on its last day', () => expect(typedProject(project).last).toBe('2026-12-31'))
  it('leaves out amounts nobody knows', () => expect(projectSent({ ...blankProject('2026-01-01'), amounts: { planned: null, tax: 0 } })).toMatchObject({ until: null, amounts: { tax: 0 } }))
})
