"""A few releases about nobody who exists, and what is left of a command that was typed."""

import json
from collections.abc import Callable
from dataclasses import dataclass

FERRY = """FOR IMMEDIATE RELEASE
March 3, 2022

Harbour Alliance Welcomes the Ferry Safety Act

PORT ELSA — The Harbour Alliance today praised the Ferry Safety Act.

“We strongly support the Ferry Safety Act, which will save lives on every crossing,” said Nora Quill, \
executive director of the Harbour Alliance. “The Senate must pass the Ferry Safety Act this year.”

The Harbour Alliance is a campaign for safe ferries. The Harbour Alliance is co-chaired by Seafarers Union (SU); \
Clean Coast Network, and Island Mothers.

###
"""

CARRIERS = """March 4, 2022

Carriers Guild: Ferry Safety Act Goes Too Far

PORT ELSA — “We oppose the Ferry Safety Act because it would close small routes that islands depend on,” \
said Tomas Bray, president of the Carriers Guild.

“The Carriers Guild opposes the Ferry Safety Act, and we urge the Senate to reject it,” said Ida Moss, \
policy director of the Carriers Guild.

###
"""

SEAFARERS = """March 5, 2022

Seafarers Union Backs the Ferry Safety Act

PORT ELSA — “We support the Ferry Safety Act and thank all who worked on it for so many years,” said \
Per Lund, president of the Seafarers Union.

###
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


Run = Callable[..., Ran]
