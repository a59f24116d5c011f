import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importAndReadBack, type ReadBack, type ReadVariable } from '../../import/import-into.ts';

const shared = new URL('../../../../shared/data/', import.meta.url).pathname;
const whereThere = describe.skipIf(!existsSync(shared));
const absent = '(real files absent: skipped)';

function variable(dataset: ReadBack, name: string): ReadVariable {
  const found = dataset.variables.get(name);
  if (!found) throw new Error(`${name} is not among ${[...dataset.variables.keys()].join(', ')}`);
  return found;
}

/** The variable whose label holds a text. */
function labelled(dataset: ReadBack, text: string): ReadVariable {
  const found = [...dataset.variables.values()].find(({ label }) => label.includes(text));
  if (!found) throw new Error(`no label holds ${text}`);
  return found;
}

function count(column: ReadVariable, value: string | number): number {
  return column.values.filter((each) => each === value).length;
}

function reason(column: ReadVariable, why: string): number {
  return column.reasons.filter((each) => each === why).length;
}

function setLabelled(dataset: ReadBack, text: string): ReadBack['sets'][number] {
  const found = dataset.sets.find(({ label }) => label.includes(text));
  if (!found)
    throw new Error(
      `no set is labelled ${text}: ${dataset.sets.map(({ label }) => label).join(' | ')}`,
    );
  return found;
}

/** The label of each member of a set with how many selected it. */
function selections(dataset: ReadBack, set: ReadBack['sets'][number]): Record<string, number> {
  return Object.fromEntries(
    set.members.map((name) => {
      const member = variable(dataset, name);
      return [member.label, count(member, 'Selected')];
    }),
  );
}

whereThere(`surveys by SurveyMonkey ${absent}`, () => {
  test('reads two header rows, a select-all set, a ranking and a favourability grid (Star Wars)', async () => {
    const dataset = await importAndReadBack(
      `${shared}surveys/fivethirtyeight/star-wars-survey/StarWars.csv`,
    );
    expect(dataset.kind).toBe('survey');
    expect(dataset.result.rows).toBe(1186);
    expect(dataset.sets.map(({ kind, members }) => [kind, members.length])).toEqual([
      ['multiple', 6],
      ['grid', 6],
      ['grid', 14],
    ]);
    const seen = setLabelled(dataset, 'films have you seen');
    expect(Object.values(selections(dataset, seen))).toEqual([673, 571, 550, 607, 758, 738]);
    expect(seen.base).toBe('marked-any');
    const fifth = labelled(dataset, 'Episode V The Empire');
    expect(fifth.label).toBe('Star Wars: Episode V The Empire Strikes Back');
    expect([count(fifth, 'Not selected'), reason(fifth, 'no-answer')]).toEqual([
      835 - 758,
      1186 - 835,
    ]);
    const rank = variable(dataset, setLabelled(dataset, 'rank').members[4] ?? '');
    expect([rank.kind, count(rank, '1'), count(rank, '6'), rank.scores]).toEqual([
      'scale',
      289,
      41,
      [1, 2, 3, 4, 5, 6],
    ]);
    const han = labelled(dataset, 'Han Solo');
    expect(han.answers).toEqual([
      'Very unfavorably',
      'Somewhat unfavorably',
      'Neither favorably nor unfavorably (neutral)',
      'Somewhat favorably',
      'Very favorably',
      'Unfamiliar (N/A)',
    ]);
    expect(han.scores).toEqual([1, 2, 3, 4, 5, null]);
    expect([count(han, 'Very favorably'), reason(han, 'no-answer')]).toEqual([610, 357]);
    expect(variable(dataset, 'Age').answers).toEqual(['18-29', '30-44', '45-60', '> 60']);
    expect(count(variable(dataset, 'Age'), '> 60')).toBe(269);
    expect(labelled(dataset, 'Household Income').answers).toEqual([
      '$0 - $24,999',
      '$25,000 - $49,999',
      '$50,000 - $99,999',
      '$100,000 - $149,999',
      '$150,000+',
    ]);
    expect(variable(dataset, 'Education').answers[0]).toBe('Less than high school degree');
    expect(variable(dataset, 'Education').answers[4]).toBe('Graduate degree');
    expect(variable(dataset, 'RespondentID').kind).toBe('id');
  });

  test('reads Mac Roman, a grid by the beginning that its headers share, and N/A (food)', async () => {
    const dataset = await importAndReadBack(
      `${shared}surveys/fivethirtyeight/food-world-cup/food-world-cup-data.csv`,
    );
    const grid = setLabelled(dataset, 'traditional cuisine of');
    expect([dataset.result.rows, grid.kind, grid.members.length]).toEqual([1373, 'grid', 40]);
    const italy = labelled(dataset, 'Italy');
    expect([count(italy, '5'), count(italy, '1')]).toEqual([607, 3]);
    expect([reason(italy, 'not-applicable'), reason(italy, 'no-answer')]).toEqual([67, 109]);
    expect(labelled(dataset, 'level of knowledge of cuisines').answers).toEqual([
      'Novice',
      'Intermediate',
      'Advanced',
      'Expert',
    ]);
  });

  test('reads three header rows and leaves out rows of separators alone', async () => {
    const dataset = await importAndReadBack(
      `${shared}surveys/surveymonkey_todogroup/2024/2024 OSPO N222 Raw Data Text.csv`,
    );
    expect(dataset.result.rows).toBe(222);
    expect(dataset.result.warnings).toContainEqual(
      expect.stringContaining('688 rows with no cell filled in'),
    );
    expect(setLabelled(dataset, 'Where is your organization on its open source journey').kind).toBe(
      'multiple',
    );
  });

  test('keeps what is not selected apart from not asked where both are written out (masculinity)', async () => {
    const dataset = await importAndReadBack(
      `${shared}surveys/fivethirtyeight/masculinity-survey/raw-responses.csv`,
    );
    const member = variable(dataset, 'q0012_0001');
    expect(member.label).toBe('Confronted the accused person');
    expect([
      count(member, 'Selected'),
      count(member, 'Not selected'),
      reason(member, 'not-applicable'),
    ]).toEqual([47, 833, 735]);
    const weight = variable(dataset, 'weight');
    const sum = weight.values.reduce<number>((total, value) => total + Number(value), 0);
    expect(weight.kind).toBe('weight');
    expect(sum / 1615).toBeCloseTo(0.999_999_999_995_045_7, 12);
    expect(variable(dataset, 'StartDate').kind).toBe('date');
  });
});

whereThere(`surveys by other tools ${absent}`, () => {
  test('gathers select-all columns under blank names, with write-ins as an option (Carpentries)', async () => {
    const dataset = await importAndReadBack(`${shared}surveys/carpentries/data_20170701.csv`);
    const field = setLabelled(dataset, 'Field');
    expect(dataset.result.rows).toBe(476);
    expect(Object.values(selections(dataset, field))).toEqual([
      74, 95, 6, 38, 48, 41, 12, 20, 166, 41, 57, 24, 39,
    ]);
    const promoter = variable(dataset, 'Likely-To-Recommend');
    expect([promoter.kind, promoter.scores[0], promoter.scores.at(-1)]).toEqual(['scale', 0, 10]);
    expect([count(promoter, '10'), reason(promoter, 'no-answer')]).toEqual([148, 74]);
    expect(
      dataset.sets.filter(({ kind }) => kind === 'grid').map(({ members }) => members.length),
    ).toEqual([7]);
    expect(variable(dataset, 'Programming-Usage-Since-Workshop').answers.at(-1)).toBe('Daily.');
  });

  test('splits answers joined by semicolons, and reads NA as no answer (Carpentries 2020)', async () => {
    const dataset = await importAndReadBack(
      `${shared}surveys/carpentries/20200326-longterm-other_questions-no-open.csv`,
    );
    const content = setLabelled(dataset, 'workshop_attended_content');
    const git = content.members
      .map((name) => variable(dataset, name))
      .find(({ label }) => label === 'Git');
    expect(content.kind).toBe('multiple');
    expect(git && reason(git, 'not-applicable')).toBe(29);
    expect(setLabelled(dataset, 'impact_').members).toHaveLength(7);
  });

  test('splits answers joined by commas although options hold commas (R community, 2019)', async () => {
    const dataset = await importAndReadBack(
      `${shared}surveys/googleforms_rcommunity/2019-english.csv`,
    );
    const used = selections(
      dataset,
      setLabelled(dataset, 'What applications do you use R for most'),
    );
    expect(used).toMatchObject({
      'Statistical analysis': 1587,
      Visualization: 1619,
      'Data transformation': 1555,
      'Machine learning': 653,
      'Text processing': 472,
    });
    const help = selections(dataset, setLabelled(dataset, 'where do you go for help'));
    expect(help).toMatchObject({
      'General search websites such as Google and Yahoo': 1526,
      'Question and answer sites such as Stack Overflow and Quora': 1396,
      'Social media such as blogs, R-bloggers, Twitter, Slack, or GitHub contacts': 738,
    });
    expect(Object.keys(help)).toContain('Your personal network, such as colleagues and professors');
    const time = variable(dataset, 'Timestamp');
    expect([time.kind, time.values[0], time.values.at(-1)]).toEqual([
      'date',
      Date.UTC(2019, 11, 13, 9, 50, 30),
      Date.UTC(2020, 0, 9, 18, 58, 43),
    ]);
  });

  test('reads the workbook of a survey exactly as its CSV twin', async () => {
    const folder = `${shared}surveys/googleforms_rcommunity/2019-english`;
    const [csv, workbook] = await Promise.all([
      importAndReadBack(`${folder}.csv`),
      importAndReadBack(`${folder}.xlsx`),
    ]);
    expect([...workbook.variables.keys()]).toEqual([...csv.variables.keys()]);
    expect(workbook.sets).toEqual(csv.sets);
    for (const [name, column] of csv.variables) {
      expect(workbook.variables.get(name), name).toEqual(column);
    }
  });

  test('reads coded lists (1;2;3;), weights and negative codes', async () => {
    const quantipy = await importAndReadBack(`${shared}surveys/quantipy/Example Data (A).csv`);
    const chosen = selections(quantipy, setLabelled(quantipy, 'q2'));
    expect(chosen).toEqual({ 1: 1127, 2: 1366, 3: 1721, 4: 649, 5: 458, 6: 428, 97: 492, 98: 53 });
    const members = setLabelled(quantipy, 'q2').members.map(
      (name) => variable(quantipy, name).label,
    );
    expect(members).toEqual(['1', '2', '3', '4', '5', '6', '97', '98']);
    expect(variable(quantipy, 'weight_a').kind).toBe('weight');
    const voters = await importAndReadBack(
      `${shared}surveys/fivethirtyeight/non-voters/nonvoters_data.csv`,
    );
    expect(variable(voters, 'weight').kind).toBe('weight');
    const second = variable(voters, 'Q2_1');
    expect([count(second, '1'), reason(second, 'no-answer'), second.kind]).toEqual([
      4758,
      35,
      'scale',
    ]);
    const mark = variable(voters, 'Q28_1');
    expect([
      count(mark, 'Selected'),
      count(mark, 'Not selected'),
      reason(mark, 'not-applicable'),
    ]).toEqual([4053, 1249, 534]);
  });

  test('takes options named by their own header for one set (Typeform)', async () => {
    const dataset = await importAndReadBack(
      `${shared}surveys/typeform_freecodecamp2016/2016 New Coders Survey Part 1.csv`,
    );
    const sites = dataset.sets.find(({ label }) => label.startsWith('EdX'));
    expect(sites && Object.values(selections(dataset, sites))).toEqual([
      3476, 4855, 10_959, 3754, 3568, 9607, 3310, 4136, 1564, 1691, 969, 2099,
    ]);
    // Of 2,100 write-ins one says "NA".
    expect(dataset.result.rows).toBe(15_653);
  });

  test('reads names, questions and codes above the data of Qualtrics', async () => {
    const dataset = await importAndReadBack(
      `${shared}surveys/qualtrics_ropensci/qualtrics_raw.csv`,
    );
    expect(dataset.result.rows).toBe(100);
    expect(variable(dataset, 'Status').label).toBe('Response Type');
    expect(variable(dataset, 'Finished').answers).toEqual(['TRUE', 'FALSE']);
  });

  test('reads select-all parts of LimeSurvey and REDCap', async () => {
    const lime = await importAndReadBack(`${shared}surveys/limesurvey_rse/2017_uk_public_data.csv`);
    const disciplines = setLabelled(lime, 'In which disciplines do you work');
    expect([disciplines.kind, disciplines.members.length, disciplines.base]).toEqual([
      'multiple',
      65,
      'cell-not-empty',
    ]);
    const later = await importAndReadBack(`${shared}surveys/limesurvey_rse/2018_public_data.csv`);
    const time = labelled(later, 'time is spent developing software');
    expect(time.answers.filter((answer) => answer.includes('None at all'))).toEqual([
      '1 (None at all)',
    ]);
    const country = labelled(later, 'In which country do you work');
    expect(variable(later, 'edu1quk').label).toBe(
      'What is the highest level of education you have attained?',
    );
    const values = time.values.flatMap((answer, row) => {
      const value = time.scores[time.answers.indexOf(String(answer))] ?? null;
      return country.values[row] === 'Germany' && value !== null ? [value] : [];
    });
    expect(values).toHaveLength(333);
    expect(values.reduce((sum, value) => sum + value, 0) / 333).toBeCloseTo(5.336, 3);
    const redcap = await importAndReadBack(`${shared}surveys/redcap/checkboxes-1/data.csv`);
    expect(redcap.sets.map(({ members }) => members.length)).toEqual([4, 5]);
  });
});

whereThere(`posts and journeys ${absent}`, () => {
  test('keeps ids beyond 2^53 to the last digit, and counts repeated ones (airline tweets)', async () => {
    const dataset = await importAndReadBack(
      `${shared}posts/sentiment_airline_tweets/Tweets_clean6col.csv`,
    );
    expect([dataset.kind, dataset.result.rows]).toEqual(['posts', 14_640]);
    const id = variable(dataset, 'tweet_id');
    expect([id.kind, id.values[0]]).toEqual(['id', '570306133677760513']);
    expect(dataset.result.warnings).toContainEqual(
      expect.stringMatching(/tweet_id: 155 rows repeat an id/u),
    );
    expect(variable(dataset, 'airline_sentiment').answers).toEqual([
      'negative',
      'neutral',
      'positive',
    ]);
    expect(count(variable(dataset, 'airline_sentiment'), 'negative')).toBe(9178);
    expect([variable(dataset, 'text').kind, variable(dataset, 'text').values[0]]).toEqual([
      'text',
      '@VirginAmerica What @dhepburn said.',
    ]);
    expect(variable(dataset, 'tweet_created').values[0]).toBe(Date.UTC(2015, 1, 24, 11, 35));
  });

  test('warns of ids that a spreadsheet has rounded', async () => {
    const dataset = await importAndReadBack(
      `${shared}posts/sentiment_airline_tweets/Tweets_15col_ids_rounded.csv`,
    );
    expect(dataset.result.warnings).toContainEqual(
      expect.stringMatching(/tweet_id: .*rounded by a spreadsheet/u),
    );
  });

  test('reads posts of several lines with emoji (Facebook pages)', async () => {
    const dataset = await importAndReadBack(
      `${shared}posts/facebook_pages/nasa_facebook_statuses.csv`,
    );
    // One of the 763 rows repeats a post with other counts of reactions.
    expect([dataset.kind, dataset.result.rows]).toEqual(['posts', 762]);
    expect(dataset.result.repeated).toMatchObject({ count: 1, leftOutCount: 1, otherCount: 0 });
    const message = variable(dataset, 'status_message');
    const broken = message.values.filter((text) => String(text).includes('\n'));
    expect([message.kind, broken.length, reason(message, 'no-answer')]).toEqual(['text', 59, 45]);
    const reactions = variable(dataset, 'num_reactions').values;
    expect(reactions.reduce<number>((sum, value) => sum + Number(value), 0)).toBe(11_311_959);
  });

  test('says that a file of a header alone has no rows', async () => {
    await expect(
      importAndReadBack(`${shared}posts/facebook_pages/oreo_facebook_statuses.csv`),
    ).rejects.toMatchObject({
      code: 'no-data-rows',
    });
  });

  test('does not let quotes in tab-delimited tweets swallow rows (SemEval)', async () => {
    const dataset = await importAndReadBack(`${shared}posts/semeval_2013_2016/2016train.tsv`);
    expect([dataset.result.rows, dataset.kind]).toEqual([6000, 'posts']);
  });

  test('reads paths with their conversions as journeys', async () => {
    const dataset = await importAndReadBack(`${shared}journeys/channelattribution/PathData.csv`);
    const total = (name: string): number =>
      variable(dataset, name).values.reduce<number>((sum, value) => sum + Number(value), 0);
    expect([dataset.kind, dataset.result.rows]).toEqual(['journeys', 10_000]);
    expect([variable(dataset, 'path').kind, String(variable(dataset, 'path').values[0])]).toEqual([
      'text',
      expect.stringContaining(' > '),
    ]);
    for (const name of ['total_conversions', 'total_conversion_value', 'total_null']) {
      expect(variable(dataset, name).kind).toBe('number');
    }
    expect([total('total_conversions'), total('total_null')]).toEqual([19_785, 68_602]);
    expect(total('total_conversion_value')).toBeCloseTo(74_802.971_587_210_73, 6);
  });
});
