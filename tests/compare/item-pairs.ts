/** Items of two surveys: those that ask the same in other words, and strangers on either side. */
export interface ItemPairs {
  readonly name: string;
  readonly pairs: readonly (readonly [left: string, right: string])[];
  readonly leftOnly: readonly string[];
  readonly rightOnly: readonly string[];
}

/** The likeness of labels was written on these. */
export const developedOn: readonly ItemPairs[] = [
  {
    name: 'why customers follow a brand, and why firms think they do',
    pairs: [
      ['Getting discounts', 'Receive price reductions'],
      ['Buying products', 'To make a purchase'],
      ['Reading reviews and product ratings', 'See ratings and reviews by others'],
      ['General information', 'Find general company information'],
      ['Exclusive information', 'Access to exclusive content'],
      ['Learning about new products', 'Hear of product launches'],
      ['Submitting an opinion on products or services', 'Give their views on what we sell'],
      ['Customer service', 'Get support from our service team'],
      ['Taking part in events', 'Event participation'],
      ['Feeling connected to the brand', 'Feel closer to our brand'],
      ['Submitting ideas for new products', 'Suggest ideas for new products and services'],
      ['Being part of a community', 'Belong to a community of users'],
    ],
    leftOnly: ['Passing the time', 'Applying for a job'],
    rightOnly: ['Follow our share price', 'Play games we offer'],
  },
  {
    name: 'staff, and managers on their staff',
    pairs: [
      ['I am proud to work for this company', 'Staff take pride in working here'],
      [
        'My manager gives me useful feedback',
        'Supervisors provide helpful feedback to their people',
      ],
      [
        'I have the tools I need to do my job',
        'Employees have the equipment needed to do their work',
      ],
      ['I am paid fairly for what I do', 'Pay is fair'],
      ['I can balance work and private life', 'Work-life balance is respected'],
      ['I see good career opportunities here', 'There are opportunities for promotion'],
      ['I am told about decisions that affect me', 'Decisions are communicated to those affected'],
      ['My workload is reasonable', 'The workload of our staff is manageable'],
      ['Training is available when I need it', 'Employees get the training they require'],
      ['I feel safe at my workplace', 'Our workplaces are safe'],
      [
        'I would recommend this company as an employer',
        'Staff would recommend us to a friend looking for a job',
      ],
      ['Colleagues help each other', 'Teams are cooperative: people support one another'],
    ],
    leftOnly: ['The canteen offers healthy food', 'I plan to move house within a year'],
    rightOnly: ['Absence is under control', 'We keep the budget'],
  },
  {
    name: 'two waves of a shop, the second in questions',
    pairs: [
      ['Satisfaction with delivery time', 'How satisfied are you with the speed of delivery?'],
      ['Satisfaction with price', 'How satisfied are you with our prices?'],
      [
        'Satisfaction with staff friendliness',
        'How satisfied are you with the friendliness of our employees?',
      ],
      ['Satisfaction with product quality', 'How satisfied are you with the quality of the goods?'],
      ['Satisfaction with range of products', 'How satisfied are you with the choice of goods?'],
      ['Satisfaction with the website', 'How satisfied are you with our online shop?'],
      ['Satisfaction with returns', 'How satisfied are you with sending goods back?'],
      ['Satisfaction with opening hours', 'How satisfied are you with the times we are open?'],
      ['Satisfaction with parking', 'How satisfied are you with the car park?'],
      ['Satisfaction with advice', 'How satisfied are you with the advice given?'],
      ['Satisfaction with invoice', 'How satisfied are you with our bills?'],
      [
        'Satisfaction with complaint handling',
        'How satisfied are you with the way we dealt with your complaint?',
      ],
      ['Likelihood to recommend', 'How likely are you to recommend us to a friend?'],
      ['Overall satisfaction', 'All in all, how satisfied are you with us?'],
    ],
    leftOnly: ['Satisfaction with gift wrapping'],
    rightOnly: ['How satisfied are you with the temperature in the shop?'],
  },
];

/** Written together with the synonyms; looked at since. */
export const writtenWith: readonly ItemPairs[] = [
  {
    name: 'what buyers and makers of software think matters',
    pairs: [
      ['Data security', 'Keeping data secure'],
      ['Easy to use', 'User-friendliness'],
      ['Low cost', 'Inexpensive to run'],
      ['Fast implementation', 'Quick to deploy'],
      ['Integration with other systems', 'Works with existing software'],
      ['Good technical support', 'Help desk is available and competent'],
      ['Mobile access', 'Can be used on a smartphone'],
      ['Regular updates', 'Frequent updates'],
      ['Reporting and dashboards', 'Dashboards and reports'],
      ['Reputation of the vendor', 'Well-known supplier'],
      ['Scalability', 'Grows with the company'],
      ['Automation of routine tasks', 'Automates repetitive work'],
      ['Compliance with regulations', 'Meets legal requirements'],
      ['Cloud hosting', 'Hosted in the cloud'],
    ],
    leftOnly: ['Green electricity', 'Dark colour scheme'],
    rightOnly: ['Office near by', 'Contract can be cancelled monthly'],
  },
  {
    name: 'what residents and their council think matters',
    pairs: [
      ['Clean streets', 'Keeping the streets clean'],
      ['More police on the beat', 'Visible policing'],
      ['Affordable housing', 'Homes people can afford'],
      ['Better bus services', 'Improving public transport'],
      ['Good schools', 'Quality of education'],
      ["Shorter waiting times at the doctor's", 'Access to GP appointments'],
      ['Jobs for young people', 'Youth employment'],
      ['Parks and green spaces', 'Green areas and playgrounds'],
      ['Repairing potholes', 'Road repairs'],
      ['Help for elderly people', 'Care for older residents'],
      ['Lower council tax', 'Keeping council tax low'],
      ['Noise at night', 'Reducing night-time noise'],
    ],
    leftOnly: ['Later opening of the library', 'Fireworks on New Year’s Eve'],
    rightOnly: ['Paying back debt', 'Digital forms'],
  },
];

/** Written after the first synonyms and measured with them; looked at since. */
export const measuredOnce: readonly ItemPairs[] = [
  {
    name: 'a bank and its customers',
    pairs: [
      ['Low account fees', 'No high charges for the account'],
      ['Opening an account online', 'Accounts can be opened on the web'],
      ['Friendly branch staff', 'Employees in the branches are polite'],
      ['Short queues', 'Little waiting at the counter'],
      ['Protection against fraud', 'Safe from fraudsters'],
      ['A good mobile app', 'The smartphone app works well'],
      ['Cash machines nearby', 'Plenty of ATMs in the neighbourhood'],
      ['Mortgage advice', 'Being advised on home loans'],
      ['Interest on savings', 'Savings rates'],
      ['Clear statements', 'Statements are easy to understand'],
      ['Ethical investment', 'Money is invested responsibly'],
      ['Phone support at weekends', 'Help line open on Saturday and Sunday'],
    ],
    leftOnly: ['Free coffee', 'Local sponsorship'],
    rightOnly: ['A wide choice of cards', 'Long history of the bank'],
  },
  {
    name: 'a museum and its visitors',
    pairs: [
      ['Opening times', 'Hours of opening'],
      ['Ticket price', 'Cost of admission'],
      ['Guided tours', 'Tours led by a guide'],
      ['Labels beside the objects', 'Texts next to the exhibits'],
      ['Things for children to do', 'Activities for kids'],
      ['Museum shop', 'Gift shop'],
      ['Café', 'Coffee shop and snacks'],
      ['Access by wheelchair', 'Accessible for visitors with disabilities'],
      ['Temporary exhibitions', 'Special exhibitions'],
      ['Parking', 'Car park'],
      ['Toilets', 'Lavatories'],
      ['Staff who can answer questions', 'Knowledgeable attendants'],
    ],
    leftOnly: ['Seats to rest', 'Photography allowed'],
    rightOnly: ['Concerts in the evening', 'Membership scheme'],
  },
];

/** Written when the synonyms stood, and only measured. */
export const heldBack: readonly ItemPairs[] = [
  {
    name: 'what those who take a course and those who sell it think matters',
    pairs: [
      ['Being able to learn at my own pace', 'Self-paced study'],
      ['Short video lessons', 'Brief films instead of long lectures'],
      ['A certificate at the end', 'Recognised qualification on completion'],
      ['Help from a tutor', 'Support by instructors'],
      ['Exchange with other learners', 'Contact among course members'],
      ['Exercises with solutions', 'Practice tasks and answers'],
      ['Price of the course', 'Course fees'],
      ['Well-known lecturers', 'Reputation of the teachers'],
      ['Relevance for my job', 'Usefulness at work'],
      ['Access on a phone', 'Mobile app'],
      ['Up-to-date content', 'Material is current'],
      ['Easy registration', 'Simple sign-up'],
    ],
    leftOnly: ['A nice desktop background', 'Starting in January'],
    rightOnly: ['Student discounts at museums', 'A printed brochure'],
  },
  {
    name: 'guests and hosts on a stay',
    pairs: [
      ['Clean rooms', 'Cleanliness of the rooms'],
      ['A comfortable bed', 'Comfort of the beds'],
      ['Quiet at night', 'No noise after ten'],
      ['Free Wi-Fi', 'Internet access without charge'],
      ['Breakfast included', 'Breakfast in the price'],
      ['Close to the station', 'Near public transport'],
      ['Friendly welcome', 'Kind reception'],
      ['Flexible cancellation', 'Bookings can be cancelled at short notice'],
      ['Late check-out', 'Leaving later in the day'],
      ['Good reviews by other guests', 'High ratings'],
      ['Low price', 'Affordable rates'],
      ['Pets allowed', 'Dogs are welcome'],
    ],
    leftOnly: ['A view of the sea', 'A bar on the roof'],
    rightOnly: ['Solar panels', 'Board games in the lounge'],
  },
];
