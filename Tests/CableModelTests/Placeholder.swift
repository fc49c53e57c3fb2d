import CableModel
