/** Groups a comment may come from, and ways it comes by, as the rules name them; GET /codes does not list them all. */
export const commentGroups = ['from_officials', 'from_enterprises', 'from_masses', 'head_statement', 'third_party'] as const
export const channels = ['hotline', 'letter', 'online', 'visit', 'interview', 'meeting', 'survey', 'field_study', 'inspection', 'appraisal'] as const
