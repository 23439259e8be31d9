/** An invented assessment plan, as an assessment organisation's site would give it in Markdown. */
export const lanternPlan = `# Assessment plan: Lantern keeper (Level 2)

ST9301/AP01

Crown copyright. You may re-use this information under the terms of the Open Government Licence.

## 1. Introduction

This document sets out the requirements and process for the end-point assessment of the Lantern keeper Level 2 apprenticeship. The standard is version 1.0.

## 2. Gateway

The apprentice may start the end-point assessment after a minimum of 12 months on programme. The employer will formally sign off that the apprentice is ready. Apprentices must hold level 1 English and maths before gateway.

## 3. Assessment methods

The end-point assessment consists of two (2) assessment methods:

- Harbour observation
- Professional discussion

All assessments must be completed within a period of three (3) months from the gateway.

### Assessment method 1: Harbour observation

The observation must take 60 minutes (+/- 10%).

#### Harbour observation - Grading descriptors

Pass	Grading Descriptors
P1	Trims the wick so that the flame burns without smoke.
P2	Records the state of every lamp in the harbour log.
Distinction Grading Descriptors
D1	Foresees a change of weather and prepares spare lamps.

To achieve a pass, apprentices must meet all of the pass grading descriptors.

To achieve a distinction, apprentices must meet all of the pass and all of the distinction grading descriptors.

A fail grade would be given where an apprentice does not meet all of the pass grading descriptors.

### Assessment method 2: Professional discussion

The professional discussion must last 45 minutes.

#### Professional discussion - Grading descriptors

Pass	Grading Descriptors
P1	Explains why a harbour light has a fixed rhythm.
P2	Describes how oil is stored safely on a quay.
Distinction Grading Descriptors
D1	Compares two kinds of lens and justifies a choice.

To achieve a pass, apprentices must meet all of the pass grading descriptors.

To achieve a distinction, apprentices must meet all of the pass and all of the distinction grading descriptors.

## 4. Overall grading

The grades from individual assessment methods will be combined in the following way:

Harbour observation	Professional discussion	Overall grade
Fail	Any grade	Fail
Any grade	Fail	Fail
Pass	Pass	Pass
Pass	Distinction	Pass
Distinction	Pass	Pass
Distinction	Distinction	Distinction

## 5. Knowledge, skills and behaviours

Ref	Statement	Assessment method
K1	The rhythm and range of harbour lights	Professional discussion
K2	How lamp oil is stored	Professional discussion
S1	Trim and light a lamp	Harbour observation
S2	Keep the harbour log	Harbour observation
B1	Watch the weather	Harbour observation
`;

/** A handbook of an invented assessment organisation for the same plan: it adds notice, words one criterion anew and lost another. */
export const lanternHandbook = `# Beacon Awards: handbook for ST9301 Lantern keeper, Level 2

Beacon Awards is an end-point assessment organisation. Contact us at office@beaconawards.example.

© Copyright Beacon Awards 2026. All rights reserved.

## Gateway

Beacon Awards needs 10 working days' notice before the first assessment.

## Assessment methods

The end-point assessment consists of two (2) assessment methods:

- Harbour observation
- Professional discussion

### Harbour observation

The observation must take 60 minutes (+/- 10%).

#### Harbour observation - Grading descriptors

Pass	Grading Descriptors
P1	Trims the wick so that the flame burns without smoke.
P2	Records the state of each lamp in the log of the harbour.

### Professional discussion

The professional discussion must last 45 minutes.

#### Professional discussion - Grading descriptors

Pass	Grading Descriptors
P1	Explains why a harbour light has a fixed rhythm.
P2	Describes how oil is stored safely on a quay.
Distinction Grading Descriptors
D1	Compares two kinds of lens and justifies a choice.
`;
