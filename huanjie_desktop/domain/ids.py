"""Types for identifiers, so that a member is never taken for a branch."""

from typing import NewType

CommunityId = NewType("CommunityId", int)
BranchId = NewType("BranchId", int)
MemberId = NewType("MemberId", int)
ImportId = NewType("ImportId", int)
ElectionId = NewType("ElectionId", int)
PollId = NewType("PollId", int)
ApplicantId = NewType("ApplicantId", int)
CandidateId = NewType("CandidateId", int)
RoundId = NewType("RoundId", int)
GroupId = NewType("GroupId", int)
HouseholdId = NewType("HouseholdId", int)
PersonId = NewType("PersonId", int)
UnitId = NewType("UnitId", int)
ContactId = NewType("ContactId", int)
RequestId = NewType("RequestId", int)
AssistanceId = NewType("AssistanceId", int)
